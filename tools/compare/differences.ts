import { isPlainObject, type PlainObject } from "../recorder/plainObject.ts";
import type { Path } from "./propertyPaths.ts";

/** A value that differs. */
export interface Difference {
  /** Path of a value or of a whole list. */
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The differences between two objects, sorted by path. The order of keys does not matter, nor does the order of a list
 * for which `isSet` holds.
 */
export function differences(
  before: PlainObject,
  after: PlainObject,
  isSet: (path: Path) => boolean = () => false,
  path: Path = [],
): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted().flatMap((key) => {
    const [own, was, is] = [[...path, key], before[key], after[key]];
    if (isPlainObject(was) && isPlainObject(is)) return differences(was, is, isSet, own);
    const comparable = isSet(own) ? inOrder : canonical;
    return comparable(was) === comparable(is) ? [] : [{ path: own, before: was, after: is }];
  });
}

/** A value as JSON. The items of a list are sorted. */
function inOrder(value: unknown): string {
  return Array.isArray(value) ? canonical(value.map(canonical).toSorted()) : canonical(value);
}

/** A value as JSON with sorted keys. */
export function canonical(value: unknown): string {
  if (value === undefined) return "undefined";
  return JSON.stringify(value, (_key, item: unknown) =>
    isPlainObject(item) ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}
