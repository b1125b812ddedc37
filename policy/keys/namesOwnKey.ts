import type { PolicyResource } from "../policyResource.ts";
import type { Reading } from "../reading.ts";
import { broken, type Verdict } from "../verdict.ts";

/** Aliases of keys that AWS owns, by id or by ARN: nobody decides who uses them. */
const keyOfAws = /(^|:)alias\/aws\//;

/** Whether an input names a customer key. A key whose ARN only AWS knows is one: AWS' own are known by their aliases. */
export function namesOwnKey({ isGiven, value }: Reading): boolean {
  return isGiven && value !== "" && !(typeof value === "string" && keyOfAws.test(value));
}

/** Demands that an input names a customer key. */
export function judgeOwnKey(resource: PolicyResource, reading: Reading): Verdict[] {
  return namesOwnKey(reading) ? [] : [broken(resource, "must name a customer key", reading.path)];
}
