import type { Weakening } from "./card.ts";

/** Days that AWS takes where nothing is said: KMS and Secrets Manager, API references of 2026-08. */
const defaultDays = 30;

/**
 * A number of days gets lower.
 *
 * @param property that holds it
 * @param says what that means
 */
export function fewerDays(property: string, says: string): Weakening {
  return {
    properties: [property],
    weaker: (before, after) => Number(after[property] ?? defaultDays) < Number(before[property] ?? defaultDays),
    says,
  };
}

/**
 * A switch gets another position.
 *
 * @param property that holds it
 * @param to the position that is less safe
 * @param says what that means
 */
export function turned(property: string, to: boolean, says: string): Weakening {
  return {
    properties: [property],
    weaker: (before, after) => (before[property] === true) !== to && (after[property] === true) === to,
    says,
  };
}
