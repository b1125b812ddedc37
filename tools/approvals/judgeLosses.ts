import type { Approval } from "../../config/approval.ts";
import type { DataLoss } from "./dataLoss.ts";

/** A loss and the approval that it has. */
interface ApprovedLoss {
  readonly loss: DataLoss;
  readonly approval: Approval;
}

/** Losses of data, by whether the stack file approves them, and the approvals that approve nothing. */
export interface JudgedLosses {
  readonly approved: readonly ApprovedLoss[];
  /** Losses that nothing approves. Those that Pulumi refuses are here, too. */
  readonly unapproved: readonly DataLoss[];
  /** Approvals that would hold, but nothing needs them. */
  readonly unused: readonly Approval[];
  /** Approvals that would hold, but were made for an earlier change. They approve nothing. */
  readonly older: readonly Approval[];
  /** Approvals past their last day. They approve nothing. */
  readonly past: readonly Approval[];
}

/**
 * Finds the approval of each loss: one of exactly its resource and action, up to the end of its last day.
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
  const inForce = approvals.filter(({ lastDay }) => lastDay >= today);
  const isOlder = (approval: Approval) =>
    caused.some((loss) => isFor(approval, loss)) && before.some((one) => isSame(one, approval));
  const current = inForce.filter((approval) => !isOlder(approval));
  const judged = losses.map((loss) => ({
    loss,
    approval: current.find((approval) => isFor(approval, loss)),
  }));
  const used = new Set(judged.map(({ approval }) => approval));
  return {
    approved: judged.flatMap(({ loss, approval }) => (approval ? [{ loss, approval }] : [])),
    unapproved: judged.flatMap(({ loss, approval }) => (approval ? [] : [loss])),
    unused: current.filter((approval) => !used.has(approval)),
    older: inForce.filter(isOlder),
    past: approvals.filter(({ lastDay }) => lastDay < today),
  };
}

function isFor({ resource, action }: Approval, loss: DataLoss): boolean {
  return resource === loss.resource && action === loss.action;
}

function isSame(one: Approval, other: Approval): boolean {
  return (["resource", "action", "reason", "lastDay"] as const).every((key) => one[key] === other[key]);
}

/** Whether a change takes data away that nothing approves, and nothing stops it. */
export function losesData({ unapproved }: Pick<JudgedLosses, "unapproved">): boolean {
  return unapproved.some(({ isRefused }) => !isRefused);
}
