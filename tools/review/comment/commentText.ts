import type { Block } from "../../document/blocks.ts";
import { markdown } from "../../document/markdown/markdown.ts";
import { printable } from "../../plan/printable.ts";
import type { Review } from "../reviewModel.ts";
import { approvalBlocks } from "./approvalBlocks.ts";
import { behindBlocks } from "./behindBlocks.ts";
import { changeBlocks } from "./changeBlocks.ts";
import { commentTitle } from "./commentTitle.ts";
import { findingBlocks } from "./findingBlocks.ts";
import { footBlocks } from "./footBlocks.ts";
import { guardBlocks } from "./guardBlocks.ts";
import { noteMarker } from "../noteMarker.ts";
import { stepBlocks } from "./stepBlocks.ts";
import { stateBlocks } from "./stateBlocks.ts";

/** Where the rest of a comment is that is too long. */
const wholePage = "the artifact page.html of this job";

/** The parts of a comment, in order. */
const parts: readonly ((review: Review) => readonly Block[])[] = [
  commentTitle,
  behindBlocks,
  guardBlocks,
  stateBlocks,
  approvalBlocks,
  findingBlocks,
  stepBlocks,
  changeBlocks,
  footBlocks,
];

/** The content of comment.md: the comment of a merge request, in GitLab's Markdown. It begins with the marker of its stack. */
export function commentText(review: Review): string {
  const shown = printable(review);
  const text = markdown(
    parts.flatMap((part) => part(shown)),
    wholePage,
  );
  return `${noteMarker(review.stack)}\n\n${text}`;
}
