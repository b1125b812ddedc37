import { mostApprovalDays } from "../../../config/approval.ts";
import type { JudgedApproval } from "../../compare/comparisonModel.ts";

/** One sentence about an approval and what it does. */
export function approvalWords({ resource, action, reason, lastDay, state }: JudgedApproval): string {
  switch (state) {
    case "holds":
      return `${resource}: ${action} is approved until ${lastDay}: ${reason}`;
    case "unused":
      return `The approval to ${action} ${resource} is unused: nothing in this change needs it. Remove it from approvals, unless its change still waits for a deployment.`;
    case "older":
      return `The approval to ${action} ${resource} is older than this change and approves nothing: write it anew with its own reason.`;
    case "past":
      return `The approval to ${action} ${resource} ended on ${lastDay} and approves nothing. Remove it from approvals, or have a later day approved.`;
    case "tooLong":
      return `The approval to ${action} ${resource} approves nothing: its lastDay ${lastDay} is more than ${String(mostApprovalDays)} days ahead. Choose an earlier day.`;
  }
}
