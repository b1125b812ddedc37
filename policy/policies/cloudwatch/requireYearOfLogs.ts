import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** Security Hub, CloudWatch.16, 2026. */
const yearDays = 365;

/** Logs stay for a year: most attacks are noticed late. Zero and nothing mean for ever. */
export const requireYearOfLogs: ResourcePolicy = {
  judges: "resource",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (resource) =>
    judgeInput(
      resource,
      "retentionInDays",
      (value) => Number(value ?? 0) === 0 || Number(value) >= yearDays,
      `must be ${String(yearDays)} days or more`,
    ),
};
