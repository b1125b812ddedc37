import type { StackPolicy } from "../../policy.ts";
import { serverParameters } from "../../stores/serverParameters.ts";
import { judge } from "../../verdict.ts";

/**
 * Every server of PostgreSQL logs statements that take long. It need not log all (`log_statement`): that would write the passwords of
 * roles into the log.
 */
export const requireSlowStatementLog: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    serverParameters(stack, "log_min_duration_statement").flatMap(({ resource, value }) =>
      judge(
        resource,
        value,
        (said) => said !== undefined && Number(said) >= 0,
        "must set log_min_duration_statement to 0 milliseconds or more",
      ),
    ),
};
