import type { RootContent } from "mdast";
import { someNames } from "../../plan/someNames.ts";
import { pieces, write, type Block, type ChangeEntry, type Line, type Severity, type Writers } from "../blocks.ts";
import { withoutBars } from "../table.ts";
import { collapsible, heading, markdownList, markdownTable, paragraph, tree } from "./mdast.ts";

/** How much of a block is shown. */
interface Limits {
  /** Rows of a table, lines of a list, changes. */
  readonly rows: number;
  /** Changed lines of a text. */
  readonly lines: number;
  /** Where the rest is. */
  readonly elsewhere: string;
}

const icons: Readonly<Record<Severity, string>> = { danger: "⛔", warning: "⚠️", note: "ℹ️" };

/** Writes each kind of block in Markdown. */
export function markdownWriters({ rows: most, lines: mostLines, elsewhere }: Limits): Writers<RootContent[]> {
  const moreLines = (count: number) => `... and ${String(count)} more: see ${elsewhere}`;
  const all = (blocks: readonly Block[]) => blocks.flatMap((block) => write(writers, block));
  const some = (lines: readonly Line[], ordered = false) => markdownList(cut(lines, most, moreLines), ordered);
  const writers: Writers<RootContent[]> = {
    title: ({ text, lead }) => [heading(2, text), paragraph(lead)],
    keyFigures: ({ figures }) => {
      const [names, values] = [figures.map(([name]) => name), figures.map(([, ...values]) => values.join(", "))];
      return [markdownTable(names, [values])];
    },
    section: ({ title, blocks, atOnce }) =>
      atOnce ? [heading(3, title), ...all(blocks)] : collapsible(title, all(blocks)),
    box: ({ title, blocks }) => [heading(3, title), ...all(blocks)],
    heading: ({ text }) => [heading(4, text)],
    paragraph: ({ line }) => [paragraph(line)],
    list: ({ lines, ordered }) => [some(lines, ordered)],
    notice: ({ severity, title, lines: [first = "", ...others] }) => {
      const name = { strong: `${icons[severity]} ${title}:` };
      if (others.length === 0) return [paragraph([name, " ", ...pieces(first)])];
      return [paragraph(name), some([first, ...others])];
    },
    table: (block) => {
      const { columns, rows } = withoutBars(block);
      const cells = cut(rows, most, (count) => [moreLines(count)]);
      const heads = columns.map(({ head }) => head);
      return [markdownTable(heads, cells)];
    },
    fold: ({ summary, blocks, long }) =>
      long === "everywhere" ? [paragraph(`${summary}: see ${elsewhere}.`)] : collapsible(summary, all(blocks)),
    figure: ({ words }) => [some(words)],
    tree: ({ short }) => [tree(short)],
    changes: ({ entries }) => {
      const written = cut(entries.map(entry), most, (count) => [paragraph(moreLines(count))]);
      return collapsible("All resources that change", written.flat());
    },
    diff: ({ of, lines }) => {
      const shown = cut(lines, mostLines, (count) => `... and ${String(count)} more lines: see ${elsewhere}`);
      return [paragraph([...pieces(of), ":"]), { type: "code", lang: "diff", value: shown.join("\n") }];
    },
  };
  const entry = ({ word, holdsData, names, blocks }: ChangeEntry) => [
    paragraph([{ strong: word + (holdsData ? ", holds data" : "") }, `: ${someNames(names)}`]),
    ...all(blocks),
  ];
  return writers;
}

/** The first rows, and a line that says how many were left out. */
function cut<Row>(rows: readonly Row[], most: number, more: (count: number) => Row): Row[] {
  return rows.length > most ? [...rows.slice(0, most), more(rows.length - most)] : [...rows];
}
