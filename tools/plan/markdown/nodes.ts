import type { BlockContent, List, PhrasingContent, Root, RootContent, Table } from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";

/** Text, or a piece of code. */
export type Inline = string | { readonly code: string } | { readonly strong: string };

/** What a cell, an item or a paragraph holds. */
export type Line = Inline | readonly Inline[];

/**
 * Markdown for a tree: what has a meaning in Markdown or HTML is escaped where it is text.
 *
 * @param children blocks, one after the other
 */
export function written(children: readonly RootContent[]): string {
  const root: Root = { type: "root", children: [...children] };
  return toMarkdown(root, {
    bullet: "-",
    rule: "-",
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
    // A comment would notify people, and link issues, merge requests, labels, milestones, snippets and epics.
    unsafe: [
      { character: "@", inConstruct: "phrasing" },
      { character: "#", inConstruct: "phrasing" },
      ...["!", "~", "%", "$", "&"].map((character) => ({ character, after: "\\w", inConstruct: "phrasing" as const })),
    ],
  });
}

/** Text that a reader sees as it is; `<` cannot begin HTML. */
export function inline(line: Line): PhrasingContent[] {
  const parts: readonly Inline[] = Array.isArray(line) ? (line as readonly Inline[]) : [line as Inline];
  return parts
    .filter((part) => part !== "")
    .map((part): PhrasingContent => {
      if (typeof part === "string") return { type: "text", value: part };
      if ("code" in part) return { type: "inlineCode", value: part.code };
      return { type: "strong", children: [{ type: "text", value: part.strong }] };
    });
}

/** A heading. */
export function heading(depth: 1 | 2 | 3, text: string): RootContent {
  return { type: "heading", depth, children: inline(text) };
}

/** A paragraph. */
export function paragraph(line: Line): BlockContent {
  return { type: "paragraph", children: inline(line) };
}

/** A list, a line for each item. */
export function list(lines: readonly Line[], ordered = false): List {
  return {
    type: "list",
    ordered,
    spread: false,
    children: lines.map((line) => ({ type: "listItem", spread: false, children: [paragraph(line)] })),
  };
}

/** A table with a heading row. */
export function table(head: readonly string[], rows: readonly (readonly Line[])[]): Table {
  const row = (cells: readonly Line[]) => ({
    type: "tableRow" as const,
    children: cells.map((cell) => ({ type: "tableCell" as const, children: inline(cell) })),
  });
  return { type: "table", children: [row(head), ...rows.map(row)] };
}

/** A block of code, with a fence that nothing in it can end. */
export function code(lang: string, lines: readonly string[]): BlockContent {
  return { type: "code", lang, value: lines.join("\n") };
}

/** A part that opens. Its summary is a constant of this program, never a text of the user's. */
export function collapsible(summary: string, children: readonly RootContent[]): RootContent[] {
  return [
    { type: "html", value: `<details><summary>${summary}</summary>` },
    ...children,
    { type: "html", value: "</details>" },
  ];
}
