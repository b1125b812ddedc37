/**
 * Whether an input is switched off, in so many words. Some resources take a text, because they know a third state.
 *
 * @param value of the input
 */
export function isOff(value: unknown): boolean {
  return value === false || value === "false";
}
