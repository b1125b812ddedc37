import type { ApprovalAction } from "../../config/approval.ts";
import type { ChangeKind, ResourceChange } from "../compare/comparisonModel.ts";
import type { DataLoss } from "./dataLoss.ts";

/** What an approval calls the changes that take data away. A resource that is left behind is gone for Pulumi. */
const actions: Partial<Readonly<Record<ChangeKind, ApprovalAction>>> = {
  deleted: "delete",
  forgotten: "delete",
  replaced: "replace",
  mayBeReplaced: "replace",
};

/** The changes of a comparison that take data away. */
export function lossesOfChanges(changes: readonly ResourceChange[]): DataLoss[] {
  return changes.flatMap(({ kind, name, type, holdsData, risks }): DataLoss[] => {
    const action = actions[kind];
    if (action === undefined || (!holdsData && risks.length === 0)) return [];
    const isRefused = risks.length === 0; // of what holds data, only a refused change has no risk
    const why = isRefused ? `${action}d, if it were not protected` : risks.join("; ");
    return [{ resource: name, type, action, why, isRefused }];
  });
}
