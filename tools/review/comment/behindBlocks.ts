import type { Block } from "../../document/blocks.ts";
import { when } from "../../document/when.ts";
import type { Review } from "../reviewModel.ts";

/** That the engine compares with something newer than the branch, so that steps are not of this change. */
export function behindBlocks({ lacks = "" }: Review): readonly Block[] {
  return when(lacks !== "", {
    kind: "notice",
    severity: "danger",
    title: "This branch lacks what is deployed",
    lines: [
      [
        { code: lacks.slice(0, 12) },
        " is deployed, and this branch does not contain it: rebase it on the target branch. Until then, steps below undo what it lacks.",
      ],
    ],
  });
}
