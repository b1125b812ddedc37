import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { clusterType, serverType } from "./databaseTypes.ts";

/** People can log in to every database with IAM, so that nobody needs a password for it. */
export const requireIamAuthentication: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType],
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at("iamDatabaseAuthenticationEnabled"),
      (value) => value === true,
      "must be true",
    ),
};
