import { schedule } from "../cron.ts";
import type { PatchingSettings } from "../decisions/patchingSettings.ts";
import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";

/** The schedule that upgrades nothing automatically. */
const never = "none";

/**
 * Each run may restart the node, so runs are at least a day apart. After more than a month, the alarm for old systems is
 * near.
 */
const gapHours = { min: 24, max: 31 * 24 } as const;

/**
 * Checks when the operating system is upgraded, and to which release.
 *
 * @param patching what the stack file says
 * @param complain is called for each problem
 * @returns the same, with an absent schedule for `none`
 */
export function checkPatching(patching: Group<"patching">, complain: Complain): PatchingSettings {
  const { schedule: cron, release, reboot } = patching;
  if (release !== "latest" && !/^2023\.\d+\.\d{8}$/.test(release)) {
    complain(
      "patching.release",
      release,
      "latest, or a release of Amazon Linux 2023 such as 2023.9.20251117",
      "The release notes of Amazon Linux 2023 list them.",
    );
  }
  if (cron === never) return { schedule: undefined, release, reboot };
  const read = schedule(cron);
  if ("allowed" in read) {
    complain("patching.schedule", cron, `none, or ${read.allowed}`, "It would never run: correct it.");
  } else if (read.shortestGapHours < gapHours.min) {
    complain("patching.schedule", cron, "once a day at most", "Each run may restart the node: run it less often.");
  } else if (read.longestGapHours > gapHours.max) {
    complain("patching.schedule", cron, "once a month at least, or none", "Known vulnerabilities stay open meanwhile.");
  }
  return { schedule: cron, release, reboot };
}
