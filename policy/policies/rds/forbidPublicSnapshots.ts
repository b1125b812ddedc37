import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** No snapshot of a database is shared with everybody. */
export const forbidPublicSnapshots: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:rds/snapshot:Snapshot",
    "aws:rds/snapshotCopy:SnapshotCopy",
    "aws:rds/clusterSnapshot:ClusterSnapshot",
    "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
  ],
  check: (resource) =>
    Reading.of(resource.props)
      .at("sharedAccounts")
      .items.flatMap((account) => judge(resource, account, (value) => value !== "all", "must be one account")),
};
