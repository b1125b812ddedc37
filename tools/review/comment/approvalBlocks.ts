import { mostApprovalDays } from "../../../config/approval.ts";
import { lossesOfChanges } from "../../approvals/lossesOfChanges.ts";
import type { Block, Line } from "../../document/blocks.ts";
import { when } from "../../document/when.ts";
import { approvalWords } from "../../document/changes/approvalWords.ts";
import type { Review } from "../reviewModel.ts";

/** Which data would be lost, whether the stack file approves it, and which approvals are there for nothing. */
export function approvalBlocks({ losses, comparison, lacks }: Review): readonly Block[] {
  const { approved, unapproved, approvals } = losses;
  const lost = unapproved.filter(({ isRefused }) => !isRefused);
  const refused = [...unapproved, ...approved.map(({ loss }) => loss)].filter(({ isRefused }) => isRefused);
  const ofLosses = lossesOfChanges(comparison?.changes ?? []).flatMap(({ resource, why }) =>
    why.split("; ").map((text) => `${resource}: ${text}`),
  );
  const others = (comparison?.risks ?? []).filter((text) => !ofLosses.includes(text));
  const idle = approvals.filter(({ state }) => state !== "holds");
  return [
    ...when(lost.length > 0, {
      kind: "notice",
      severity: "danger",
      title: "Data will be lost, and nothing approves it",
      lines: [
        ...lost.map(({ resource, why, action }): Line => [
          { code: resource },
          lacks === undefined
            ? `: ${why}. To approve it, add to approvals in the stack file: resource ${resource}, action ${action}, a reason and a last day within ${String(mostApprovalDays)} days.`
            : `: ${why}. Do not approve it: rebase first, because the deployed commit may need it.`,
        ]),
      ],
    }),
    ...when(refused.length > 0, {
      kind: "notice",
      severity: "danger",
      title: "Pulumi refuses this, because it is protected",
      lines: refused.map(({ resource, why }): Line => [
        { code: resource },
        `: ${why}. An approval is not enough: lift protection in a merge request before this one (docs/merge-requests.md).`,
      ]),
    }),
    ...when(approved.length > 0, {
      kind: "notice",
      severity: "warning",
      title: "Data will be lost, as the stack file approves",
      lines: approved.map(({ approval }) => approvalWords({ ...approval, state: "holds" })),
    }),
    ...when(others.length > 0, { kind: "notice", severity: "warning", title: "Data gets less safe", lines: others }),
    ...when(idle.length > 0, {
      kind: "notice",
      severity: "note",
      title: "Approvals that approve nothing",
      lines: idle.map(approvalWords),
    }),
  ];
}
