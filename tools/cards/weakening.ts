import type { Weakening } from "./card.ts";

/** Days that AWS takes where nothing is said: KMS and Secrets Manager, API references of 2026-08. */
const defaultDays = 30;

/** A number of days gets lower. */
export const fewerDays = (property: string, says: string): Weakening => ({
  properties: [property],
  weaker: (before, after) => Number(after[property] ?? defaultDays) < Number(before[property] ?? defaultDays),
  says,
});

/** A switch gets the position that is less safe. */
export const turned = (property: string, to: boolean, says: string): Weakening => ({
  properties: [property],
  weaker: (before, after) => (before[property] === true) !== to && (after[property] === true) === to,
  says,
});
