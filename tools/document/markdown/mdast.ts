import type { BlockContent, List, ListItem, PhrasingContent, Root, RootContent, Table } from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import { pieces, type Branch, type Cell } from "../blocks.ts";

/** Writes Markdown. Characters of a text that mean something in Markdown or HTML are escaped. */
export function written(children: readonly RootContent[]): string {
  const root: Root = { type: "root", children: [...children] };
  return toMarkdown(root, {
    bullet: "-",
    rule: "-",
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
    // In a comment these would notify people or link to issues, merge requests, labels, milestones, snippets and epics.
    unsafe: [
      { character: "@", inConstruct: "phrasing" },
      { character: "#", inConstruct: "phrasing" },
      ...["!", "~", "%", "$", "&"].map((character) => ({ character, after: "\\w", inConstruct: "phrasing" as const })),
    ],
  });
}

/** Plain text. Characters such as `<` are escaped later. */
function inline(line: Cell): PhrasingContent[] {
  return pieces(line)
    .filter((piece) => piece !== "")
    .map((piece): PhrasingContent => {
      if (typeof piece === "string") return { type: "text", value: piece };
      if ("code" in piece) return { type: "inlineCode", value: piece.code };
      if ("tone" in piece && piece.tone === "good") return { type: "text", value: piece.text };
      if ("tone" in piece) return { type: "strong", children: [{ type: "text", value: piece.text }] };
      if ("quiet" in piece) return { type: "text", value: piece.quiet };
      return { type: "strong", children: [{ type: "text", value: piece.strong }] };
    });
}

/** A heading. */
export function heading(depth: 2 | 3 | 4, text: string): RootContent {
  return { type: "heading", depth, children: inline(text) };
}

/** A paragraph. */
export function paragraph(line: Cell): BlockContent {
  return { type: "paragraph", children: inline(line) };
}

/** A list with an item for each line. */
export function markdownList(lines: readonly Cell[], ordered = false): List {
  return { type: "list", ordered, spread: false, children: lines.map((line) => item(line)) };
}

/** Nested lists. */
export function tree(branches: readonly Branch[]): List {
  const children = branches.map(({ line, branches: inner }) => item(line, inner.length > 0 ? [tree(inner)] : []));
  return { type: "list", ordered: false, spread: false, children };
}

function item(line: Cell, inner: readonly BlockContent[] = []): ListItem {
  return { type: "listItem", spread: false, children: [paragraph(line), ...inner] };
}

/** A table with a header row. */
export function markdownTable(head: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  const row = (cells: readonly Cell[]) => ({
    type: "tableRow" as const,
    children: cells.map((cell) => ({ type: "tableCell" as const, children: inline(cell) })),
  });
  return { type: "table", children: [row(head), ...rows.map(row)] };
}

/** A part that a click opens. Its summary must be a constant of this program, because it is not escaped. */
export function collapsible(summary: string, children: readonly RootContent[]): RootContent[] {
  const [open, close] = [`<details><summary>${summary}</summary>`, "</details>"];
  return [{ type: "html", value: open }, ...children, { type: "html", value: close }];
}
