import type { StackPolicy } from "../../policy.ts";
import { serverParameters } from "../../stores/serverParameters.ts";
import { judge } from "../../verdict.ts";

/** Every server of PostgreSQL refuses connections without TLS. */
export const requireForcedTls: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    serverParameters(stack, "rds.force_ssl").flatMap(({ resource, value }) =>
      judge(resource, value, (said) => String(said) === "1", "must set rds.force_ssl to 1"),
    ),
};
