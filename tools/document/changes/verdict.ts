import type { Comparison } from "../../compare/model.ts";
import type { Block } from "../blocks.ts";
import { when } from "../when.ts";
import { countWords } from "./kinds.ts";

/** How many resources change how, whether the run will fail, and whether data is at risk. */
export function verdict(comparison: Comparison): Block[] {
  const { against, failures, risks } = comparison;
  return [
    { kind: "paragraph", line: `Compared with ${against}: ${countWords(comparison)}` },
    ...when(failures.length > 0, { kind: "notice", severity: "danger", title: "This run will fail", lines: failures }),
    risks.length > 0
      ? { kind: "notice", severity: "danger", title: "Data is at risk", lines: risks }
      : { kind: "paragraph", line: "No data is at risk." },
  ];
}
