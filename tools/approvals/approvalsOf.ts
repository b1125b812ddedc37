import type { Approval } from "../../config/approval.ts";
import { parseSettings } from "../../config/parseSettings.ts";
import type { StackConfig } from "../../config/stackFile.ts";

/** The approvals of a stack's configuration; none if it has problems, which others report. */
export function approvalsOf(stack: string, config: StackConfig): readonly Approval[] {
  const parsed = parseSettings({ ...config, stack, isSecret: (key) => config.secretKeys.includes(key) });
  return "settings" in parsed ? parsed.settings.approvals : [];
}
