import { write, type Block } from "../blocks.ts";
import { markdownWriters } from "./markdownWriters.ts";
import { written } from "./mdast.ts";

/**
 * Longest text, in characters. GitHub allows 65,536 in a comment and GitLab 1,000,000 (docs.gitlab.com,
 * administration/instance_limits, "Size of comments and descriptions", 2026-08).
 */
export const longestComment = 60_000;

/**
 * Limits of rows and changed lines, and of rows in parts that a click opens (`later`). The first step that fits is
 * used. Parts that a click opens are shortened first.
 */
const steps = [
  { rows: 200, lines: 60, later: 200 },
  { rows: 200, lines: 60, later: 40 },
  { rows: 200, lines: 60, later: 10 },
  { rows: 40, lines: 20, later: 5 },
  { rows: 15, lines: 6, later: 5 },
  { rows: 5, lines: 0, later: 5 },
] as const;

/**
 * Writes a document for a merge request or a wiki, in Markdown that GitLab and GitHub understand, with parts that a
 * click opens. It has at most {@link longestComment} characters.
 *
 * @param document that is written
 * @param elsewhere where everything is that is left out, such as an artifact; default: other formats of the plan
 */
export function markdown(document: readonly Block[], elsewhere?: string): string {
  for (const limits of steps) {
    const text = writtenWithin(document, limits, elsewhere);
    if (text.length <= longestComment) return text;
  }
  const above = document.filter(({ kind }) => kind !== "section");
  const command = above.find((block) => block.kind === "title")?.whole ?? "";
  const rest = `\n\nFor the rest, ${elsewhere === undefined ? `run \`${command}\`` : `see ${elsewhere}`}.\n`;
  return writtenWithin(above, steps[0], elsewhere).slice(0, longestComment - rest.length) + rest;
}

function writtenWithin(
  document: readonly Block[],
  { rows, lines, later }: (typeof steps)[number],
  elsewhere = "--format html",
): string {
  const atOnce = markdownWriters({ rows, lines, elsewhere });
  const opening = markdownWriters({ rows: later, lines, elsewhere });
  const opens = (block: Block) => block.kind === "section" && !block.atOnce;
  return written(document.flatMap((block) => write(opens(block) ? opening : atOnce, block)));
}
