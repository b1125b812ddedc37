import * as v from "valibot";
import { count, facts, list, said, texts } from "../plan/schema.ts";

const exception = facts({
  reason: v.string(),
  lastDay: said("The last day of the exception, in UTC.", v.string()),
  place: said("File and line.", v.string()),
});

const policyFinding = facts({
  policy: said("Name of the policy.", v.string()),
  level: said(
    "mandatory: exit code 3, unless data is at risk or an exception holds.",
    v.picklist(["mandatory", "advisory"]),
  ),
  severity: v.picklist(["critical", "high", "medium", "low"]),
  kind: said("unknown: a value is known after deployment only, so nobody can say.", v.picklist(["broken", "unknown"])),
  resource: said("Logical name.", v.string()),
  type: v.string(),
  path: said("The input; empty: the resource as a whole.", v.string()),
  message: said("The rest of a sentence that begins with the resource. It holds no value of an input.", v.string()),
  todo: said("What to do.", v.string()),
  frameworks: said("Documents that ask for it, with the id of the control.", texts),
  excepted: said("The exception that it falls under; absent: none.", v.undefinedable(exception)),
});

/** What a policy has against a resource of the plan. */
export type PolicyFinding = v.InferOutput<typeof policyFinding>;

/** What the policy pack says about a plan. */
export const policies = facts({
  judged: said("Number of policies.", count),
  findings: said("What they found: the mandatory findings first, those with an exception last.", list(policyFinding)),
});

/** What the policy pack says about a plan. */
export type Policies = v.InferOutput<typeof policies>;

/** Findings that a change brings or takes away. */
export const policyChange = facts({
  added: said("Findings that the other side does not have.", list(policyFinding)),
  removed: said("Findings that only the other side has.", list(policyFinding)),
});

/** Findings that a change brings or takes away. */
export type PolicyChange = v.InferOutput<typeof policyChange>;
