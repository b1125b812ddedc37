import type { ApprovalAction } from "../../config/approval.ts";

/** A step that deletes or replaces a resource that holds data, or deletes one that protects data. */
export interface DataLoss {
  /** Logical name. */
  readonly resource: string;
  /** Type token. */
  readonly type: string;
  /** What an approval has to say. */
  readonly action: ApprovalAction;
  /** What happens to the data, as the rest of a sentence that begins with the resource. */
  readonly why: string;
  /** Whether Pulumi refuses the step because the resource is protected: the data stays, and the run fails. */
  readonly isRefused: boolean;
}
