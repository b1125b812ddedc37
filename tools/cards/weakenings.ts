import type { Weakening } from "./card.ts";

/** Days that AWS takes for an absent input of KMS or Secrets Manager (their API references, 2026-08). */
const defaultDays = 30;

/** A property gets less safe. `isLess` compares it before and after. */
export const less = (
  property: string,
  isLess: (before: unknown, after: unknown) => boolean,
  says: string,
): Weakening => ({
  properties: [property],
  weaker: (before, after) => isLess(before[property], after[property]),
  says,
});

/** A number of days gets lower. */
export const fewerDays = (property: string, says: string): Weakening =>
  less(property, (before, after) => Number(after ?? defaultDays) < Number(before ?? defaultDays), says);

/** A switch is turned to its less safe position. */
export const turned = (property: string, to: boolean, says: string): Weakening =>
  less(property, (before, after) => (before === true) !== to && (after === true) === to, says);
