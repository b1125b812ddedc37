import { mostApprovalDays, type Approval } from "../../config/approval.ts";
import { calendarDay } from "../../config/calendarDay.ts";
import type { JudgedApproval } from "../compare/comparisonModel.ts";
import type { DataLoss } from "./dataLoss.ts";

const millisecondsOfDay = 24 * 60 * 60 * 1000;

/** A loss and the approval that it has. */
interface ApprovedLoss {
  readonly loss: DataLoss;
  readonly approval: Approval;
}

/** Losses of data, by whether the stack file approves them, and what each approval does. */
export interface JudgedLosses {
  readonly approved: readonly ApprovedLoss[];
  /** Losses that nothing approves. Those that Pulumi refuses are here, too. */
  readonly unapproved: readonly DataLoss[];
  /** All approvals of the stack file. Only those that hold approve anything. */
  readonly approvals: readonly JudgedApproval[];
}

/**
 * Finds the approval of each loss: one of exactly its resource and action, up to the end of its last day, which may not be too
 * far ahead.
 *
 * @param losses what a change takes away
 * @param approvals of the stack file that is to be deployed
 * @param today in UTC, as `2026-12-31`
 * @param before approvals of the revision that the change begins from, which nobody gave for this change; none where it is not known
 * @param caused losses that this change causes, where others wait for their deployment: what was approved earlier still approves those
 */
export function judgeLosses(
  losses: readonly DataLoss[],
  approvals: readonly Approval[],
  today: string,
  before: readonly Approval[] = [],
  caused: readonly DataLoss[] = losses,
): JudgedLosses {
  const latest = calendarDay(new Date(Date.parse(today) + mostApprovalDays * millisecondsOfDay));
  const stateOf = (approval: Approval): JudgedApproval["state"] => {
    if (approval.lastDay < today) return "past";
    if (approval.lastDay > latest) return "tooLong";
    const isFound = (some: readonly DataLoss[]) => some.some((loss) => isFor(approval, loss));
    if (isFound(caused) && before.some((one) => isSame(one, approval))) return "older";
    return isFound(losses) ? "holds" : "unused";
  };
  const judged = approvals.map((approval) => ({ ...approval, state: stateOf(approval) }));
  const holding = approvals.filter((_, position) => judged[position]?.state === "holds");
  const found = losses.map((loss) => ({ loss, approval: holding.find((approval) => isFor(approval, loss)) }));
  return {
    approved: found.flatMap(({ loss, approval }) => (approval ? [{ loss, approval }] : [])),
    unapproved: found.flatMap(({ loss, approval }) => (approval ? [] : [loss])),
    approvals: judged,
  };
}

/** Whether an approval names a loss; whether it holds is another question. */
export function isFor({ resource, action }: Approval, loss: DataLoss): boolean {
  return resource === loss.resource && action === loss.action;
}

function isSame(one: Approval, other: Approval): boolean {
  return (["resource", "action", "reason", "lastDay"] as const).every((key) => one[key] === other[key]);
}

/** Whether a change takes data away that nothing approves, and nothing stops it. */
export function losesData({ unapproved }: Pick<JudgedLosses, "unapproved">): boolean {
  return unapproved.some(({ isRefused }) => !isRefused);
}
