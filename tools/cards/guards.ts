import type { PlainObject } from "../recorder/plainObject.ts";
import type { Guard } from "./card.ts";

/** A protection that a resource has if its inputs meet a condition. */
export const guardedBy =
  (guards: (inputs: PlainObject) => boolean, says: string): Guard =>
  ({ inputs }) =>
    guards(inputs) ? says : undefined;

/** A number of days in words. */
export const days = (count: unknown): string => (Number(count) === 1 ? "1 day" : `${String(count)} days`);
