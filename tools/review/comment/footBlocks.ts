import type { Block, Line } from "../../document/blocks.ts";
import type { Review } from "../reviewModel.ts";

/** Of which commit and when, whose rules it was compared with, and where the whole plan is. */
export function footBlocks({ commit, time, strictness }: Review): Block[] {
  const of: readonly Line[] = commit === "" ? [] : [["Of commit ", { code: commit.slice(0, 12) }, ". "]];
  const { comparedWith = commit } = strictness ?? {};
  const besides: readonly Line[] =
    comparedWith === commit ? [] : [["Compared with the rules of ", { code: comparedWith }, ". "]];
  const line = [
    ...of,
    ...besides,
    `Made on ${time.slice(0, 16).replace("T", " at ")} UTC. The whole plan is the artifact `,
    { code: "page.html" },
    ".",
  ];
  return [{ kind: "paragraph", line: line.flat() as Line }];
}
