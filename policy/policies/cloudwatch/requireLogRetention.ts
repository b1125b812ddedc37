import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Log groups delete old entries. If nothing is said, they keep all of them. */
export const requireLogRetention: ResourcePolicy = {
  judges: "resource",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at("retentionInDays"),
      (value) => Number(value ?? 0) > 0,
      "must be a number of days",
    ),
};
