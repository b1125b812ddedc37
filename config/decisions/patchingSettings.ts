import type { Group } from "../stackSchema.ts";

/** When and to what the operating system of the nodes is upgraded. */
export interface PatchingSettings extends Omit<Group<"patching">, "schedule"> {
  /** Five-field cron, UTC; absent: only by hand. */
  readonly schedule: string | undefined;
}
