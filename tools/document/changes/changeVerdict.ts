import type { Comparison, JudgedApproval } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { when } from "../when.ts";
import { approvalWords } from "./approvalWords.ts";
import { countWords } from "./kinds.ts";

/** How many resources change in which way, and whether data is at risk. */
export function changeVerdict(comparison: Comparison): Block[] {
  const { against, approvals, risks } = comparison;
  return [
    { kind: "paragraph", line: `Compared with ${against}: ${countWords(comparison)}` },
    risks.length > 0
      ? { kind: "notice", severity: "danger", title: "Data is at risk", lines: risks }
      : { kind: "paragraph", line: approvals.some(holds) ? "No other data is at risk." : "No data is at risk." },
    ...when(approvals.some(holds), {
      kind: "notice",
      severity: "warning",
      title: "Data will be lost, as the stack file approves",
      lines: approvals.filter(holds).map(approvalWords),
    }),
    ...when(
      approvals.some((one) => !holds(one)),
      {
        kind: "list",
        lines: approvals.filter((one) => !holds(one)).map(approvalWords),
      },
    ),
  ];
}

function holds({ state }: JudgedApproval): boolean {
  return state === "holds";
}
