import type { Reading } from "../reading.ts";

/**
 * The items of a part of a policy document that may be one value or a list, as `Statement`, `Action` and `Resource` may.
 *
 * @param reading the part
 * @returns none if nothing is said
 */
export function oneOrMany(reading: Reading): readonly Reading[] {
  if (Array.isArray(reading.value)) return reading.items;
  return reading.isGiven ? [reading] : [];
}
