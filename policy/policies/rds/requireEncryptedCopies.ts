import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

/** Copies of snapshots, and backups in another region, are encrypted with a customer key of their own place. */
export const requireEncryptedCopies: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:rds/snapshotCopy:SnapshotCopy",
    "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
  ],
  check: (resource) => judgeOwnKey(resource, Reading.of(resource.props).at("kmsKeyId")),
};
