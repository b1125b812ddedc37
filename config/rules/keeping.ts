import { isAwsId } from "../awsId.ts";
import type { ProtectionSettings } from "../decisions/protectionSettings.ts";
import type { Complain } from "../problem.ts";
import type { Size } from "../sizes/size.ts";
import type { Group } from "../stackSchema.ts";
import { checkReason } from "./checkReason.ts";

/**
 * Retention periods in days that CloudWatch Logs allows (API reference, PutRetentionPolicy, 2026-08), without the short
 * ones, which are no use.
 */
const logDays = [30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/**
 * Checks whether protection may be lifted.
 *
 * @param protection what the stack file says
 * @param complain is called for each problem
 * @returns on, or lifted with its reason
 */
export function checkProtection(protection: Group<"protection">, complain: Complain): ProtectionSettings {
  const { lifted, reason } = protection;
  if (lifted)
    checkReason("protection.reason", reason, "Say why resources that hold data may be deleted here.", complain);
  if (!lifted && reason !== "") {
    complain(
      "protection.reason",
      reason,
      "a reason only with lifted: true",
      "Set protection.lifted, or remove the reason.",
    );
  }
  return lifted ? { kind: "lifted", reason } : { kind: "on" };
}

/**
 * Checks the volumes that were restored or are discarded.
 *
 * @param restored snapshots, oldest first
 * @param discarded `original` or snapshots
 * @param protection must be lifted to discard a volume
 * @param size has one volume, of the box, or several; absent if the number of users is wrong
 * @param complain is called for each problem
 */
export function checkVolumes(
  restored: readonly string[],
  discarded: readonly string[],
  protection: ProtectionSettings,
  size: Size | undefined,
  complain: Complain,
): void {
  if (size && !size.nodes.box) {
    for (const [key, ids] of Object.entries({ restoreSnapshots: restored, discardVolumes: discarded })) {
      if (ids.length > 0) complain(key, ids, `nothing, at ${String(size.users)} users`, notOneVolume);
    }
    return;
  }
  restored.forEach((id, position) => {
    const key = `restoreSnapshots[${String(position)}]`;
    if (!isAwsId("snap", id))
      complain(key, id, "an id such as snap-0123456789abcdef0", "Copy the id of the snapshot from the backup vault.");
    else if (restored.indexOf(id) !== position)
      complain(key, id, "each snapshot once", "Remove the second one; to restore it again, copy the snapshot first.");
  });
  const inUse = restored.at(-1) ?? "original";
  const kept = ["original", ...restored].filter((volume) => volume !== inUse);
  discarded.forEach((volume, position) => {
    const key = `discardVolumes[${String(position)}]`;
    if (volume === inUse) complain(key, volume, "a volume that is not in use", "GitLab runs on it.");
    else if (!kept.includes(volume))
      complain(key, volume, kept.join(", ") || "nothing: no volume was restored", "Name a volume that is kept.");
  });
  if (discarded.length > 0 && protection.kind === "on") {
    complain(
      "discardVolumes",
      discarded,
      "volumes only while protection is lifted",
      "Lift protection with a reason, run pulumi up, then add the volume here.",
    );
  }
}

/** Each list is about the one data volume of a box. */
const notOneVolume =
  "Several nodes have volumes, and one snapshot cannot become all of them. Remove it; docs/operations.md (tiers, restore) says how repositories are restored from a backup.";

/**
 * Checks how long objects and logs stay.
 *
 * @param undeleteDays days that superseded objects stay
 * @param logRetentionDays days that log entries stay
 * @param complain is called for each problem
 */
export function checkDays(undeleteDays: number, logRetentionDays: number, complain: Complain): void {
  if (undeleteDays < 1 || undeleteDays > 365) {
    complain("undeleteDays", undeleteDays, "1 to 365", "Say for how long a deleted object can be brought back.");
  }
  if (!logDays.includes(logRetentionDays)) {
    complain("logRetentionDays", logRetentionDays, logDays.join(", "), "Choose the next higher one.");
  }
}
