import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { clusterType, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** People can log in to every database with IAM, so that nobody needs a password for it. */
export const requireIamAuthentication: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType],
  check: (resource) => judgeInput(resource, "iamDatabaseAuthenticationEnabled", isOn, "must be true"),
};
