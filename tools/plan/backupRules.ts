import { fiveFields } from "../../config/awsCron.ts";
import { schedule } from "../../config/cron.ts";
import type { RecordedResource } from "../recorder/recording.ts";

/** A rule of a plan of AWS Backup, as far as losses follow from it. */
export interface BackupRule {
  /** Longest time between two backups, including the start window; absent: its schedule cannot be read. */
  readonly gapHours: number | undefined;
  /** Days that backups stay; absent: for ever. */
  readonly days: number | undefined;
  /** Whether they are copied to another vault. */
  readonly copies: boolean;
}

interface Written {
  readonly schedule?: string;
  readonly startWindow?: number;
  readonly lifecycle?: { readonly deleteAfter?: number };
  readonly copyActions?: readonly unknown[];
}

/** The rules of a plan of AWS Backup. */
export function backupRules({ inputs }: RecordedResource): BackupRule[] {
  return ((inputs.rules ?? []) as readonly Written[]).map((rule) => {
    const fires = schedule(fiveFields(String(rule.schedule)));
    const window = Math.ceil((rule.startWindow ?? 0) / 60);
    return {
      gapHours: "longestGapHours" in fires ? fires.longestGapHours + window : undefined,
      days: rule.lifecycle?.deleteAfter,
      copies: (rule.copyActions ?? []).length > 0,
    };
  });
}
