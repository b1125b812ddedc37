import type { Reading } from "../reading.ts";
import { unknown } from "../unknown.ts";
import { oneOrMany } from "./oneOrMany.ts";

/** Operators that hold only if the tag is there. */
const operators = /^(ForAnyValue:)?String(Equals|EqualsIgnoreCase|Like)$/;

/** Keys of conditions that are tags of a resource, such as `aws:ResourceTag/Name`, or aliases of a key. */
const keys = /^\w+:resource(tag\/|aliases)/i;

/** Whether a value chooses: there is something in it beside wildcards. A value that only AWS knows is of the program's own. */
const isChosen = ({ value }: Reading) => value === unknown || (typeof value === "string" && /[^*?]/.test(value));

/**
 * Whether a statement is about those resources only that have a tag with a certain value.
 *
 * @param condition of a statement of an identity's policy
 */
export function choosesByTag(condition: Reading): boolean {
  return condition.parts
    .filter(({ key }) => operators.test(key))
    .flatMap(({ parts }) => parts)
    .some((tag) => keys.test(tag.key) && oneOrMany(tag).every(isChosen));
}
