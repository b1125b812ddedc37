import type { StackPolicy } from "../../policy.ts";
import { judge } from "../../verdict.ts";
import { serverParameters } from "./serverParameters.ts";

/** Every server of PostgreSQL refuses connections without TLS. */
export const requireForcedTls: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    serverParameters(stack, "rds.force_ssl").flatMap(({ resource, value }) =>
      judge(resource, value, (said) => String(said) === "1", "must set rds.force_ssl to 1"),
    ),
};
