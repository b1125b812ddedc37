/** What an approval allows to happen to a resource. */
export const approvalActions = ["delete", "replace"] as const;

/** One of {@link approvalActions}. */
export type ApprovalAction = (typeof approvalActions)[number];

/** Days that the last day of an approval may be ahead: the step has to come soon after people agreed to it (docs/adr/0031). */
export const mostApprovalDays = 90;

/** The permission to delete or replace one resource that holds data, or that protects data. */
export interface Approval {
  /** Logical name of the resource. */
  readonly resource: string;
  readonly action: ApprovalAction;
  /** Why its data may be lost, as a sentence. */
  readonly reason: string;
  /** The last day on which it holds, in UTC, as `2026-12-31`. At most {@link mostApprovalDays} ahead. */
  readonly lastDay: string;
}
