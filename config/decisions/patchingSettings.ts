import type { Group } from "../stackSchema.ts";

/** When the operating system of the nodes is upgraded, and to which release. */
export interface PatchingSettings extends Omit<Group<"patching">, "schedule"> {
  /** Five-field cron, UTC; absent: only by hand. */
  readonly schedule: string | undefined;
}
