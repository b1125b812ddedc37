import type { Path } from "./propertyPaths.ts";

/** A value that differs. */
export interface Difference {
  /** Lists are not entered. */
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

type Group = Readonly<Record<string, unknown>>;

/**
 * What differs between two groups of values.
 *
 * @param before absent values are `undefined`
 * @param after likewise
 * @param isSet whether the list at a path has no order
 * @returns one entry per value, by path; nothing for a group that differs in the order of its keys alone
 */
export function differences(
  before: Group,
  after: Group,
  isSet: (path: Path) => boolean = () => false,
  path: Path = [],
): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted().flatMap((key) => {
    const [own, was, is] = [[...path, key], before[key], after[key]];
    if (isGroup(was) && isGroup(is)) return differences(was, is, isSet, own);
    const comparable = isSet(own) ? inOrder : canonical;
    return comparable(was) === comparable(is) ? [] : [{ path: own, before: was, after: is }];
  });
}

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list as JSON, whatever the order of its items. */
function inOrder(value: unknown): string {
  return Array.isArray(value) ? canonical(value.map(canonical).toSorted()) : canonical(value);
}

/**
 * A value as JSON, with keys in order.
 *
 * @param value plain data
 */
export function canonical(value: unknown): string {
  if (value === undefined) return "undefined";
  return JSON.stringify(value, (_key, item: unknown) =>
    isGroup(item) ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}
