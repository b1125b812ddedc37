import { keyTypes } from "../../keys/keyTypes.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** The longest time between scheduling a deletion and the deletion, and KMS' own choice (KMS API, ScheduleKeyDeletion, 2026-08). */
const longestDays = 30;

/** Who deletes a key by mistake has as long as KMS allows to notice. */
export const keepDeletionWindow: ResourcePolicy = {
  judges: "resource",
  types: keyTypes,
  check: (resource) =>
    judgeInput(
      resource,
      "deletionWindowInDays",
      (days) => days === undefined || days === null || Number(days) >= longestDays,
      `must be ${String(longestDays)}`,
    ),
};
