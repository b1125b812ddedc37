import type { Comparison } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { when } from "../when.ts";
import { countWords } from "./kinds.ts";

/**
 * How many resources change in which way, whether pulumi up will fail, whether data is at risk, and what is
 * interrupted.
 */
export function verdict(comparison: Comparison): Block[] {
  const { against, risks, interruptions } = comparison;
  return [
    { kind: "paragraph", line: `Compared with ${against}: ${countWords(comparison)}` },
    risks.length > 0
      ? { kind: "notice", severity: "danger", title: "Data is at risk", lines: risks }
      : { kind: "paragraph", line: "No data is at risk." },
    ...when(interruptions.length === 0, {
      kind: "paragraph",
      line: "Nothing restarts or is interrupted, as far as is known.",
    }),
    ...when(
      interruptions.length > 0,
      { kind: "heading", text: "What restarts or is interrupted" },
      { kind: "list", lines: interruptions },
    ),
  ];
}
