import type { Weakening } from "./card.ts";

/** Default of AWS KMS and Secrets Manager for an absent number of days (their API references, 2026-08). */
const defaultDays = 30;

/** A property becomes less safe. `isLess` compares its values. */
export const less = (
  property: string,
  isLess: (before: unknown, after: unknown) => boolean,
  says: string,
): Weakening => ({
  properties: [property],
  weaker: (before, after) => isLess(before[property], after[property]),
  says,
});

/** A number of days decreases. */
export const fewerDays = (property: string, says: string): Weakening =>
  less(property, (before, after) => Number(after ?? defaultDays) < Number(before ?? defaultDays), says);

/** A boolean changes to its less safe value. */
export const turned = (property: string, to: boolean, says: string): Weakening =>
  less(property, (before, after) => (before === true) !== to && (after === true) === to, says);
