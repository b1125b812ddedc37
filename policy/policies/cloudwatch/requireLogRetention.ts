import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** Log groups delete old entries. If nothing is said, they keep all of them. */
export const requireLogRetention: ResourcePolicy = {
  judges: "resource",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (resource) =>
    judgeInput(resource, "retentionInDays", (value) => Number(value ?? 0) > 0, "must be a number of days"),
};
