import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** No Multi-AZ DB cluster: GitLab does not test it. A DB instance with a standby is another product. Aurora has its own rule. */
export const forbidDatabaseClusters: ResourcePolicy = {
  judges: "resource",
  types: ["aws:rds/cluster:Cluster"],
  check: (resource) =>
    String(Reading.of(resource.props).at("engine").value).startsWith("aurora")
      ? []
      : [broken(resource, "must be a DB instance, with multiAz for a standby")],
};
