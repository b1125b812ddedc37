/** A value that differs. */
export interface Difference {
  /** Such as `rootBlockDevice.volumeSize`; lists are not entered. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Group = Readonly<Record<string, unknown>>;

/**
 * What differs between two groups of values.
 *
 * @param before absent values are `undefined`
 * @param after likewise
 * @returns one entry per value, by path; nothing for a group that differs in the order of its keys alone
 */
export function differences(before: Group, after: Group): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .flatMap((key) => differ(key, before[key], after[key]));
}

function differ(path: string, before: unknown, after: unknown): Difference[] {
  if (isGroup(before) && isGroup(after)) {
    return differences(before, after).map((inner) => ({ ...inner, path: `${path}.${inner.path}` }));
  }
  return canonical(before) === canonical(after) ? [] : [{ path, before, after }];
}

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
