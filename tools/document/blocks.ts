import type { Picture } from "../picture/pictureModel.ts";

/**
 * A piece of text. `code`: a name or command. `strong`: a word that must stand out, in capitals where there is no bold.
 * `quiet`: less important than the rest. `tone`: an answer and what it means; all but good ones stand out everywhere.
 */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly quiet: string }
  | { readonly tone: Tone; readonly text: string };

/** What an answer means. */
export type Tone = "good" | "fair" | "bad";

/** A paragraph, an item of a list or a cell of a table. */
export type Line = Inline | readonly Inline[];

/** A cell of a table. A share from 0 to 1 is the length of a bar. */
export type Cell = Line | { readonly share: number };

/** A column of a table. Only the page shows bars; another column has the numbers. */
export interface Column {
  readonly head: string;
  readonly as: "text" | "number" | "bar";
}

/** A branch of a tree with its leaves and further branches. */
export interface Branch {
  readonly line: Line;
  readonly leaves: readonly Line[];
  readonly branches: readonly Branch[];
}

/** `danger`: pulumi up will fail or data is at risk. `warning`: a person should check it. `note`: for information. */
export type Severity = "danger" | "warning" | "note";

/** What happens (`word`) to which resources. Each name is preceded by its type. */
export interface ChangeEntry {
  readonly word: string;
  readonly severity: Severity;
  readonly holdsData: boolean;
  readonly names: readonly string[];
  readonly blocks: readonly Block[];
}

/**
 * The kinds of blocks that documents consist of. What only one medium can show also has a form for the others.
 */
export interface Blocks {
  /** The title of the document. `whole`: the command that prints all of it, for a medium that shortens it. */
  readonly title: { readonly text: string; readonly lead: string; readonly whole: string };
  /** The most important figures. `note`: a second value that belongs to it. */
  readonly keyFigures: { readonly figures: readonly (readonly [name: string, value: string, note?: string])[] };
  /** A part that the table of contents lists. `id`: for links. `atOnce`: Markdown shows it without a click. */
  readonly section: {
    readonly id: string;
    readonly title: string;
    /** Who looks for it, as a word above its links. */
    readonly reader?: string;
    readonly blocks: readonly Block[];
    readonly atOnce?: boolean;
  };
  /** What a person reads first, set apart from the rest. */
  readonly box: { readonly title: string; readonly blocks: readonly Block[] };
  /** The title of the blocks that follow in a section. */
  readonly heading: { readonly text: string };
  readonly paragraph: { readonly line: Line };
  /** A list of lines. `ordered`: numbered steps. */
  readonly list: { readonly lines: readonly Line[]; readonly ordered?: boolean };
  /** Something that a person should not miss. */
  readonly notice: { readonly severity: Severity; readonly title: string; readonly lines: readonly Line[] };
  /** A table. The first cell of a row names it. `caption`: for screen readers. */
  readonly table: {
    readonly caption: string;
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
  };
  /** Details that a click opens. `long`: text output, or everything but the page, shows only the summary. */
  readonly fold: {
    readonly summary: string;
    readonly blocks: readonly Block[];
    readonly long?: "text" | "everywhere";
  };
  /** A picture, and what it shows as text for media without pictures. */
  readonly figure: {
    readonly title: string;
    readonly caption: string;
    readonly picture: Picture;
    readonly words: readonly Line[];
  };
  /** A tree. `short` merges similar branches into one line, for media where branches cannot be opened. */
  readonly tree: { readonly branches: readonly Branch[]; readonly short: readonly Branch[] };
  readonly changes: { readonly entries: readonly ChangeEntry[] };
  /** Changed lines of a text. Each begins with `+`, `-`, a space, or `@` for a jump. `of`: the property. */
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

/** The pieces of a line or cell. A share has none. */
export function pieces(line: Cell): readonly Inline[] {
  if (typeof line === "object" && "share" in line) return [];
  return Array.isArray(line) ? (line as readonly Inline[]) : [line as Inline];
}
