/** A JSON object: values by name. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object and not a list. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value and its path of names. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** All values of an object and of the objects in it. A list counts as one value. */
export function leavesOf(object: PlainObject, path: readonly string[] = []): Leaf[] {
  return Object.entries(object).flatMap(([key, value]) =>
    isPlainObject(value) ? leavesOf(value, [...path, key]) : [{ path: [...path, key], value }],
  );
}

/** Every text in a value, at any depth. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A copy of a value with every text in it changed, at any depth. Names do not change. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]));
}
