import type { Reading } from "../reading.ts";
import type { Statement } from "./statement.ts";

/**
 * Keys of conditions that leave nobody but known callers (S3 user guide, "The meaning of public", 2026; the last ones are those
 * of KMS and SNS). In lower case: names of keys are the same in any case (IAM user guide, condition elements, 2026).
 */
const narrowing = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourceip",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
  "kms:calleraccount",
];

/** Operators that demand a value, and do not pass where the key is absent. */
const demanding = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/;

/**
 * Whether a statement allows something to everybody: its principal is `*`, or everybody but some, and no condition narrows that
 * to known callers.
 *
 * @returns `undefined` if what would decide it is not known yet
 */
export function admitsAnyone({ effect, principals, notPrincipals, condition }: Statement): boolean | undefined {
  if (effect.value === "Deny") return false;
  const isForAll = notPrincipals.some(({ isUnknown }) => !isUnknown) || principals.some(({ value }) => value === "*");
  const mayBeForAll = isForAll || [...principals, ...notPrincipals].some(({ isUnknown }) => isUnknown);
  if (!mayBeForAll || narrows(condition)) return false;
  return isForAll && !effect.isUnknown && !condition.isUnknown ? true : undefined;
}

function narrows(condition: Reading): boolean {
  return condition.parts
    .filter(({ path }) => demanding.test(path.slice(condition.path.length + 1)))
    .flatMap((operator) => operator.parts)
    .some((tested) => narrowing.includes(lastKey(tested)) && !isEverything(tested.value));
}

/** The path of a part ends with its key, and the key of a condition has no dots. */
function lastKey({ path }: Reading): string {
  return path.slice(path.lastIndexOf(".") + 1).toLowerCase();
}

function isEverything(value: unknown): boolean {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.some((one) => one === "*" || one === "0.0.0.0/0" || one === "::/0");
}
