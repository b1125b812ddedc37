import type { Diagram } from "../plan/planModel.ts";

/**
 * A piece of text. `code`: as a machine writes it. `strong`: a word that must be seen; media without bold have it in
 * capitals. `quiet`: less important than the rest.
 */
export type Inline = string | { readonly code: string } | { readonly strong: string } | { readonly quiet: string };

/** A paragraph, an item of a list or a cell of a table. */
export type Line = Inline | readonly Inline[];

/** A cell of a table. A share, from 0 to 1, is for a column of bars. */
export type Cell = Line | { readonly share: number };

/** A column of a table. Only a picture can show its bars; another column has their numbers. */
export interface Column {
  readonly head: string;
  readonly as: "text" | "number" | "bar";
}

/** A branch of a tree with its own leaves and further branches. */
export interface Branch {
  readonly line: Line;
  readonly leaves: readonly Line[];
  readonly branches: readonly Branch[];
}

/** How much attention something needs: a run or data is in danger, a person should look, or just know. */
export type Severity = "danger" | "warning" | "note";

/** What happens (`word`) to which resources. A name has the type before it. */
export interface ChangeEntry {
  readonly word: string;
  readonly severity: Severity;
  readonly holdsData: boolean;
  readonly names: readonly string[];
  readonly blocks: readonly Block[];
}

/**
 * The kinds of blocks that documents are made of. A property that only one medium can show has another form for the
 * others.
 */
export interface Blocks {
  /** Whose document it is. `whole`: the command that prints all of it, for a medium that has to cut. */
  readonly title: { readonly text: string; readonly lead: string; readonly whole: string };
  /** The most important figures. */
  readonly keyFigures: { readonly figures: readonly (readonly [name: string, value: string])[] };
  /** A part that the table of contents lists. `id`: for links. `atOnce`: a comment shows it without a click. */
  readonly section: {
    readonly id: string;
    readonly title: string;
    readonly blocks: readonly Block[];
    readonly atOnce?: boolean;
  };
  /** The title of the blocks that follow in a section. */
  readonly heading: { readonly text: string };
  readonly paragraph: { readonly line: Line };
  /** A list of lines. `ordered`: steps, one after the other. */
  readonly list: { readonly lines: readonly Line[]; readonly ordered?: boolean };
  /** Something that a person should not miss. */
  readonly notice: { readonly severity: Severity; readonly title: string; readonly lines: readonly Line[] };
  /** Rows of facts. The first cell names its row. `caption`: for those who cannot see the table. */
  readonly table: {
    readonly caption: string;
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
  };
  /** Details that a click opens. `long`: a text, where nothing opens, only names them. */
  readonly fold: { readonly summary: string; readonly blocks: readonly Block[]; readonly long?: boolean };
  /** A picture, and the same in words for media without pictures. */
  readonly figure: {
    readonly title: string;
    readonly caption: string;
    readonly diagram: Diagram;
    readonly words: readonly Line[];
  };
  /** What contains what. `short` has one line for similar branches, for media where branches do not open. */
  readonly tree: { readonly branches: readonly Branch[]; readonly short: readonly Branch[] };
  readonly changes: { readonly entries: readonly ChangeEntry[] };
  /** The changed lines `of` a text. Each begins with `+`, `-`, a space, or `@` for a jump. */
  readonly diff: { readonly of: Line; readonly lines: readonly string[] };
}

/** A block of one kind. */
export type BlockOf<Kind extends keyof Blocks> = { readonly kind: Kind } & Blocks[Kind];

/** A block of any kind. */
export type Block = { [Kind in keyof Blocks]: BlockOf<Kind> }[keyof Blocks];

/** A function for each kind of block that writes it in one medium. */
export type Writers<Written> = { readonly [Kind in keyof Blocks]: (block: BlockOf<Kind>) => Written };

/** Writes a block of any kind. */
export function write<Written>(writers: Writers<Written>, block: Block): Written {
  return (writers[block.kind] as (block: Block) => Written)(block);
}

/** The pieces of a line. A share has no text. */
export function pieces(line: Cell): readonly Inline[] {
  if (typeof line === "object" && "share" in line) return [];
  return Array.isArray(line) ? (line as readonly Inline[]) : [line as Inline];
}
