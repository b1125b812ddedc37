import type { Comparison } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { countWords } from "./kinds.ts";

/** How many resources change in which way, and whether data is at risk. */
export function changeVerdict(comparison: Comparison): Block[] {
  const { against, risks } = comparison;
  return [
    { kind: "paragraph", line: `Compared with ${against}: ${countWords(comparison)}` },
    risks.length > 0
      ? { kind: "notice", severity: "danger", title: "Data is at risk", lines: risks }
      : { kind: "paragraph", line: "No data is at risk." },
  ];
}
