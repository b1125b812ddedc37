import type { Diagram } from "../plan/planModel.ts";

/**
 * A piece of text. `code`: as a machine has it; `strong`: a word of this program that must be seen, in capitals where
 * there is no bold; `quiet`: said beside the rest.
 */
export type Inline = string | { readonly code: string } | { readonly strong: string } | { readonly quiet: string };

/** What a paragraph, an item or a cell holds. */
export type Line = Inline | readonly Inline[];

/** What is in a row and column; a share, from 0 to 1, in a column of bars. */
export type Cell = Line | { readonly share: number };

/** A column; `bar`: lengths that only a picture can show, of numbers that stand beside it. */
export interface Column {
  readonly head: string;
  readonly as: "text" | "number" | "bar";
}

/** A branch of a tree, its own leaves, and the branches on it. */
export interface Branch {
  readonly line: Line;
  readonly leaves: readonly Line[];
  readonly branches: readonly Branch[];
}

/** How much something asks for attention: a run or data is in danger, a person should look, or only know. */
export type Severity = "danger" | "warning" | "note";

/** What happens (`word`) to which resources, each with type and name. */
export interface ChangeEntry {
  readonly word: string;
  readonly severity: Severity;
  readonly holdsData: boolean;
  readonly names: readonly string[];
  readonly blocks: readonly Block[];
}

/** What documents are made of. What only one medium can do is a property: the others have their form of it beside. */
export interface Blocks {
  /** Whose document it is; `whole`: the command that says all of it, for a medium that has to cut. */
  readonly title: { readonly text: string; readonly lead: string; readonly whole: string };
  /** What is to be seen at one glance. */
  readonly keyFigures: { readonly figures: readonly (readonly [name: string, value: string])[] };
  /** A part that a list of contents names; `id`: for links; `atOnce`: a comment shows it without a click. */
  readonly section: {
    readonly id: string;
    readonly title: string;
    readonly blocks: readonly Block[];
    readonly atOnce?: boolean;
  };
  /** The title of what follows in a section. */
  readonly heading: { readonly text: string };
  readonly paragraph: { readonly line: Line };
  /** Lines below each other; `ordered`: to be done one after the other. */
  readonly list: { readonly lines: readonly Line[]; readonly ordered?: boolean };
  /** What a person should not miss. */
  readonly notice: { readonly severity: Severity; readonly title: string; readonly lines: readonly Line[] };
  /** Rows of facts, the first cell of which names its row; `caption`: for those who cannot see it. */
  readonly table: {
    readonly caption: string;
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
  };
  /** Details that open; `long`: a text, in which nothing opens, names them only. */
  readonly fold: { readonly summary: string; readonly blocks: readonly Block[]; readonly long?: boolean };
  /** A picture, and the same in words for media without pictures. */
  readonly figure: {
    readonly title: string;
    readonly caption: string;
    readonly diagram: Diagram;
    readonly words: readonly Line[];
  };
  /** What holds what; `short`, with one line for what is alike, is for media in which branches do not open. */
  readonly tree: { readonly branches: readonly Branch[]; readonly short: readonly Branch[] };
  readonly changes: { readonly entries: readonly ChangeEntry[] };
  /** Changed lines `of` a text: each begins with `+`, `-`, a space, or `@` for a jump. */
  readonly diff: { readonly of: Line; readonly lines: readonly string[] };
}

/** A block of one kind. */
export type BlockOf<Kind extends keyof Blocks> = { readonly kind: Kind } & Blocks[Kind];

/** A block of any kind. */
export type Block = { [Kind in keyof Blocks]: BlockOf<Kind> }[keyof Blocks];

/** A writer: for each kind of block a function that writes it. */
export type Writers<Written> = { readonly [Kind in keyof Blocks]: (block: BlockOf<Kind>) => Written };

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
  return Array.isArray(line) ? (line as readonly Inline[]) : [line as Inline];
}
