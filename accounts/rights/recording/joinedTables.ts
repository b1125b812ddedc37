import { doings } from "../doing.ts";
import type { TableOfCalls } from "./tableOfCalls.ts";

type Calls = Readonly<Partial<Record<string, readonly string[]>>>;

const union = (...lists: readonly (readonly string[] | undefined)[]) =>
  [...new Set(lists.flatMap((list) => list ?? []))].toSorted();

function joined(one: Calls, other: Calls, order: readonly string[]): Record<string, string[]> {
  const keys = order.filter((key) => key in one || key in other);
  return Object.fromEntries(keys.map((key) => [key, union(one[key], other[key])]));
}

/**
 * Adds one recording to another. It forgets nothing: a call that a provider no longer makes goes only when everything is recorded
 * again.
 *
 * @param one what is there
 * @param other what comes
 */
export function joinedTables(one: TableOfCalls, other: TableOfCalls): TableOfCalls {
  const types = union(Object.keys(one.resources), Object.keys(other.resources));
  return {
    resources: Object.fromEntries(
      types.map((type) => [type, joined(one.resources[type] ?? {}, other.resources[type] ?? {}, doings)]),
    ),
    lookups: joined(one.lookups, other.lookups, union(Object.keys(one.lookups), Object.keys(other.lookups))),
    start: union(one.start, other.start),
  };
}
