import type { Guard } from "./card.ts";

/**
 * A guard that is there under a condition.
 *
 * @param guards reads it off the inputs
 * @param says what it does
 */
export function guardedBy(guards: (inputs: Readonly<Record<string, unknown>>) => boolean, says: string): Guard {
  return ({ inputs }) => (guards(inputs) ? says : undefined);
}

/**
 * A number of days in words.
 *
 * @param count the number
 */
export function days(count: unknown): string {
  return Number(count) === 1 ? "1 day" : `${String(count)} days`;
}
