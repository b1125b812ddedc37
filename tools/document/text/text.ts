import { styleText } from "node:util";
import { someNames } from "../../plan/someNames.ts";
import { usualWidth } from "../../terminalWidth.ts";
import { write, type Block, type Branch, type ChangeEntry, type Writers } from "../blocks.ts";
import { plain } from "../plain.ts";
import { tableLines } from "./tableLines.ts";
import { wrap } from "./wrap.ts";

/** How a text looks. */
export interface Look {
  /** Whether titles are bold, for a terminal. */
  readonly colours: boolean;
  /** Characters in a line. Only a table uses more than are good to read. */
  readonly columns: number;
}

/** Longest line that is good to read, in characters. */
const readable = 118;

/** Largest number of changed lines that are shown of a text. */
const mostLines = 40;

/** Which blocks may follow a block without an empty line. A heading needs none after it. */
const close: Partial<Readonly<Record<Block["kind"], readonly Block["kind"][]>>> = {
  paragraph: ["paragraph", "notice", "list"],
  notice: ["paragraph", "notice"],
  list: ["diff"],
  diff: ["diff"],
};

/** Writes a document for a terminal, by default one without colours and of the usual width. */
export function text(
  document: readonly Block[],
  { colours = false, columns = usualWidth }: Partial<Look> = {},
): string {
  const bold = (title: string) => (colours ? styleText("bold", title, { validateStream: false }) : title);
  return `${blockLines(document, columns, bold).join("\n")}\n`;
}

type Bold = (title: string) => string;

function blockLines(blocks: readonly Block[], width: number, bold: Bold): string[] {
  const writers = textWriters(width, bold);
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1]?.kind;
    const together = !before || before === "heading" || close[before]?.includes(block.kind);
    return [...(together ? [] : [""]), ...write(writers, block)];
  });
}

function textWriters(columns: number, bold: Bold): Writers<string[]> {
  const width = Math.min(columns, readable);
  const inside = (blocks: readonly Block[]) => blockLines(blocks, columns - 2, bold).map(indented);
  const titled = (title: string) => wrap(title, width).map(bold);
  return {
    title: ({ text: name, lead }) => [...titled(name), ...wrap(lead, width)],
    keyFigures: ({ figures }) => {
      const longest = Math.max(...figures.map(([name]) => name.length));
      return figures.flatMap(([name, ...values]) => wrap(`  ${name.padEnd(longest)}  ${values.join(", ")}`, width, 4));
    },
    section: ({ title, blocks }) => [...titled(title), ...inside(blocks)],
    box: ({ title, blocks }) => [...titled(title), ...inside(blocks)],
    heading: ({ text: title }) => titled(title),
    paragraph: ({ line }) => wrap(plain(line), width),
    list: ({ lines, ordered }) =>
      lines.flatMap((line, at) => {
        const mark = ordered ? `${String(at + 1)}. ` : "- ";
        return wrap(mark + plain(line), width, mark.length);
      }),
    notice: ({ title, lines: [first = "", ...others] }) =>
      others.length === 0
        ? wrap(`${title.toUpperCase()}: ${plain(first)}`, width, 4)
        : [`${title.toUpperCase()}:`, ...[first, ...others].flatMap((line) => wrap(`- ${plain(line)}`, width, 2))],
    table: (table) => tableLines(table, columns),
    fold: ({ summary, blocks, long }) =>
      long ? wrap(`${summary}: see --format html.`, width) : [...titled(summary), ...inside(blocks)],
    figure: ({ words }) => words.flatMap((line) => wrap(plain(line), width, 4)),
    tree: ({ short }) => short.flatMap((branch) => branchLines(branch, width)),
    changes: ({ entries }) => entries.flatMap((entry) => [...wrap(headline(entry), width, 4), ...inside(entry.blocks)]),
    diff: ({ of, lines }) => [...wrap(`${plain(of)}:`, width, 4), ...changedLines(lines, width)],
  };
}

function indented(line: string): string {
  return line === "" ? "" : `  ${line}`;
}

function branchLines({ line, branches }: Branch, width: number): string[] {
  return [
    ...wrap(plain(line), width, 4),
    ...branches.flatMap((branch) => branchLines(branch, width - 2).map(indented)),
  ];
}

function headline({ word, holdsData, names }: ChangeEntry): string {
  return `${word}${holdsData ? ", HOLDS DATA" : ""}: ${someNames(names)}`;
}

function changedLines(lines: readonly string[], width: number): string[] {
  const more = lines.length - mostLines;
  return [
    ...lines.slice(0, mostLines).flatMap((line) => wrap(`  ${line}`, width, 6)),
    ...(more > 0 ? [`  and ${String(more)} more lines: see --format html`] : []),
  ];
}
