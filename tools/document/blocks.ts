import type { Diagram } from "../plan/model.ts";

/**
 * A piece of text. `code`: as a machine has it; `strong`: a word of this program that must be seen, in capitals where
 * there is no bold; `quiet`: said beside the rest.
 */
export type Inline = string | { readonly code: string } | { readonly strong: string } | { readonly quiet: string };

/** What a paragraph, an item or a cell holds. */
export type Line = Inline | readonly Inline[];

/** How much something asks for attention: a run or data is in danger, a person should look, or only know. */
export type Severity = "danger" | "warning" | "note";

/** The name of the document. */
export interface Title {
  readonly kind: "title";
  readonly text: string;
  readonly lead: string;
  /** Command that says all of it, for a medium that has to cut. */
  readonly whole: string;
}

/** What is to be seen at one glance. */
export interface KeyFigures {
  readonly kind: "keyFigures";
  readonly figures: readonly (readonly [name: string, value: string])[];
}

/** A part of the document that a list of contents names. */
export interface Section {
  readonly kind: "section";
  /** For links; unique. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Whether a comment shows it at once; elsewise it opens there. */
  readonly atOnce?: boolean;
}

/** The title of what follows in a section. */
export interface Heading {
  readonly kind: "heading";
  readonly text: string;
}

/** Sentences. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly line: Line;
}

/** Lines below each other; `ordered`: to be done one after the other. */
export interface List {
  readonly kind: "list";
  readonly lines: readonly Line[];
  readonly ordered?: boolean;
}

/** What a person should not miss. */
export interface Notice {
  readonly kind: "notice";
  readonly severity: Severity;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Rows of facts; the first cell names its row. */
export interface Table {
  readonly kind: "table";
  /** What it shows, for those who cannot see it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column; `bar`: lengths that only a picture can show, of numbers that stand beside it. */
export interface Column {
  readonly head: string;
  readonly as: "text" | "number" | "bar";
}

/** What is in a row and column; a share from 0 to 1 in a `bar`. */
export type Cell = Line | { readonly share: number };

/** Details that open; `long`: a text, in which nothing opens, names them only. */
export interface Fold {
  readonly kind: "fold";
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly long?: boolean;
}

/** A picture, and the same in words for media without pictures. */
export interface Figure {
  readonly kind: "figure";
  readonly title: string;
  readonly caption: string;
  readonly diagram: Diagram;
  readonly words: readonly Line[];
}

/** What holds what. A medium in which branches open has all of them; elsewhere siblings that are alike are one line. */
export interface Tree {
  readonly kind: "tree";
  readonly branches: readonly Branch[];
  readonly short: readonly Branch[];
}

/** A branch, its own leaves, and the branches on it. */
export interface Branch {
  readonly line: Line;
  readonly leaves: readonly Line[];
  readonly branches: readonly Branch[];
}

/** Changes, each of one or more resources. */
export interface Changes {
  readonly kind: "changes";
  readonly entries: readonly ChangeEntry[];
}

/** One change. */
export interface ChangeEntry {
  /** What happens. */
  readonly word: string;
  readonly severity: Severity;
  readonly holdsData: boolean;
  /** To what: type and name. */
  readonly names: readonly string[];
  readonly blocks: readonly Block[];
}

/** Changed lines of a text: each begins with `+`, `-`, a space, or `@` for a jump. */
export interface Diff {
  readonly kind: "diff";
  /** What the text is. */
  readonly of: Line;
  readonly lines: readonly string[];
}

/** What documents are made of. */
export type Block =
  Title | KeyFigures | Section | Heading | Paragraph | List | Notice | Table | Fold | Figure | Tree | Changes | Diff;

/** A writer: for each kind of block a function that writes it. */
export type Writers<Written> = {
  readonly [Kind in Block["kind"]]: (block: Extract<Block, { readonly kind: Kind }>) => Written;
};

/**
 * Writes a block.
 *
 * @param writers of a medium
 * @param block of any kind
 */
export function write<Written>(writers: Writers<Written>, block: Block): Written {
  return (writers[block.kind] as (block: Block) => Written)(block);
}

/**
 * The pieces of a line.
 *
 * @param line or what is in a cell: a share has no words
 */
export function pieces(line: Cell): readonly Inline[] {
  if (typeof line === "object" && "share" in line) return [];
  return isPieces(line) ? line : [line];
}

function isPieces(line: Line): line is readonly Inline[] {
  return Array.isArray(line);
}
