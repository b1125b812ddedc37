import { isWorld } from "../network/isWorld.ts";
import type { Reading } from "../reading.ts";
import { unknown } from "../unknown.ts";
import { oneOrMany } from "./oneOrMany.ts";

/**
 * Keys of conditions that say who calls, or from where (S3 user guide, "The meaning of public", and IAM user guide, "AWS global
 * condition context keys", 2026-08; the last ones are of KMS and S3). In lower case: their case does not matter.
 */
const keys: readonly string[] = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "aws:vpcsourceip",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
];

/** Operators that hold only if the key is there and fits. Those that end in `IfExists` hold without it, `ForAllValues` too. */
const operators = /^(ForAnyValue:)?(String(Equals|Like|EqualsIgnoreCase)|Arn(Equals|Like)|IpAddress)$/;

/**
 * Whether the condition of a statement for everybody leaves only some callers, with values that somebody chose.
 *
 * @param condition of a statement of a resource's policy or of a trust policy
 * @param further keys that narrow here, too, in lower case
 */
export function narrowsCaller(condition: Reading, further: readonly string[] = []): boolean {
  return condition.parts
    .filter(({ key }) => operators.test(key))
    .flatMap(({ parts }) => parts)
    .filter(({ key }) => [...keys, ...further].includes(key.toLowerCase()))
    .map(oneOrMany)
    .some((values) => values.length > 0 && values.every(({ value }) => isChosen(value)));
}

/** Whether a value says something: it has no wildcard, or only behind the account of an ARN or behind an organisation. */
function isChosen(value: unknown): boolean {
  if (value === unknown) return true; // only AWS knows it: it is of one of the program's own resources
  if (typeof value !== "string") return false;
  if (isWorld(value)) return false;
  if (!/[*?]/.test(value)) return true;
  const account = value.split(":")[4] ?? "";
  return (value.startsWith("arn:") && account !== "" && !/[*?]/.test(account)) || /^o-[^*?]+\//.test(value);
}
