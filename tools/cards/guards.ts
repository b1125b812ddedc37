import type { Guard } from "./card.ts";

/** A guard that is there under a condition. */
export const guardedBy =
  (guards: (inputs: Readonly<Record<string, unknown>>) => boolean, says: string): Guard =>
  ({ inputs }) =>
    guards(inputs) ? says : undefined;

/** A number of days in words. */
export const days = (count: unknown): string => (Number(count) === 1 ? "1 day" : `${String(count)} days`);
