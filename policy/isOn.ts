/**
 * Whether an input is switched on. Some resources take a text, because they know a third state: launch templates do.
 *
 * @param value of the input
 */
export function isOn(value: unknown): boolean {
  return value === true || value === "true";
}
