import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** The longest time between scheduling a deletion and the deletion, and KMS' own choice (KMS API, ScheduleKeyDeletion, 2026-08). */
const longestDays = 30;

/** Who deletes a key by mistake has as long as KMS allows to notice. */
export const keepDeletionWindow: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:kms/key:Key",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
  ],
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at("deletionWindowInDays"),
      (days) => days === undefined || days === null || Number(days) >= longestDays,
      `must be ${String(longestDays)}`,
    ),
};
