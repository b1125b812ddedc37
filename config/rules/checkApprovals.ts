import { approvalActions, type Approval, type ApprovalAction } from "../approval.ts";
import { isCalendarDay } from "../calendarDay.ts";
import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";
import { checkReason } from "./checkReason.ts";

/** What Pulumi allows in a logical name, without the colons of a URN. */
const logicalName = /^[\w./-]+$/;

/**
 * Checks the approvals of steps that lose data. One that is past its day is no problem of the stack file: it only approves
 * nothing any more.
 *
 * @param approvals what the stack file says
 * @param complain is called for each problem
 * @returns the approvals that are complete
 */
export function checkApprovals(approvals: Group<"approvals">, complain: Complain): readonly Approval[] {
  return approvals.flatMap(({ resource, action, reason, lastDay }, position): Approval[] => {
    const key = `approvals[${String(position)}]`;
    const isAction = (one: string): one is ApprovalAction => (approvalActions as readonly string[]).includes(one);
    if (!logicalName.test(resource)) {
      complain(
        `${key}.resource`,
        resource,
        "the logical name of one resource, such as gitlab-database",
        "Copy the name from the plan; it is the last part of the URN.",
      );
    }
    if (!isAction(action)) {
      complain(`${key}.action`, action, approvalActions.join(", "), "Say what may happen to the resource.");
    }
    checkReason(`${key}.reason`, reason, "Say why the data of this resource may be lost.", complain);
    if (!isCalendarDay(lastDay)) {
      complain(`${key}.lastDay`, lastDay, "a day such as 2026-12-31", "Say until when this is approved.");
    }
    if (approvals.findIndex((one) => one.resource === resource && one.action === action) < position) {
      complain(key, `${action} ${resource}`, "one approval for each resource and action", "Remove the second one.");
    }
    return isAction(action) ? [{ resource, action, reason, lastDay }] : [];
  });
}
