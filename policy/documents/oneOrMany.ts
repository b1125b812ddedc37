import type { Reading } from "../reading.ts";

/**
 * The items of a part of a policy document that may be one value or a list, as `Statement`, `Action` and `Resource` may.
 *
 * @param reading the part
 * @returns none if nothing is said
 */
export function oneOrMany(reading: Reading): readonly Reading[] {
  if (!reading.isGiven) return [];
  return reading.isUnknown || Array.isArray(reading.value) ? reading.items : [reading];
}
