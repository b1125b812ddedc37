import { h } from "preact";
import { someNames } from "../../plan/someNames.ts";
import { write, type Block, type Blocks, type Branch, type ChangeEntry, type Line, type Writers } from "../blocks.ts";
import { plain } from "../plain.ts";
import { inline, type Markup } from "./inline.ts";

/** Largest number of names in the line of a change before it is opened. */
const mostNames = 3;

/** Writes each kind of block as markup. `drawings` has the SVG of each figure. */
export function pageWriters(drawings: ReadonlyMap<Blocks["figure"], string>): Writers<Markup> {
  const all = (blocks: readonly Block[]): Markup[] => blocks.map((block) => write(writers, block));
  const writers: Writers<Markup> = {
    title: ({ text, lead }) => [h("h1", null, text), h("p", null, lead)],
    keyFigures: ({ figures }) => {
      const boxes = figures.map(([name, value, note]) => {
        const second = note === undefined ? [] : [h("dd", { class: "second" }, note)];
        return h("div", null, h("dt", null, name), h("dd", null, value), second);
      });
      return h("dl", { class: "figures" }, boxes);
    },
    section: ({ id, title, blocks }) => {
      const heading = h("h2", { id: `${id}-title` }, title);
      return h("section", { id, "aria-labelledby": `${id}-title` }, heading, all(blocks));
    },
    box: ({ title, blocks }) =>
      h(
        "section",
        { class: "decision", "aria-labelledby": "decision" },
        h("h2", { id: "decision" }, title),
        all(blocks),
      ),
    heading: ({ text }) => h("h3", null, text),
    paragraph: ({ line }) => h("p", null, inline(line)),
    list: ({ lines, ordered }) => h(ordered ? "ol" : "ul", null, items(lines)),
    notice: ({ severity, title, lines: [first = "", ...others] }) => {
      const name = h("strong", null, `${title}:`);
      const said =
        others.length === 0
          ? h("p", null, name, " ", inline(first))
          : [h("p", null, name), h("ul", null, items([first, ...others]))];
      return h("div", { class: `notice ${severity}`, role: "note" }, said);
    },
    table,
    fold: ({ summary, blocks }) => details(summary, all(blocks)),
    figure: (figure) => {
      const drawn = { class: "diagram", dangerouslySetInnerHTML: { __html: drawings.get(figure) ?? "" } };
      return [
        h("figure", null, h("div", drawn), h("figcaption", null, figure.caption)),
        details("Who may use what", h("ul", null, items(figure.words))),
      ];
    },
    tree: ({ branches }) => h("ul", { class: "tree" }, branches.map(branch)),
    changes: ({ entries }) => {
      const changes = entries.map((entry) => change(entry, all(entry.blocks)));
      return h("ul", { class: "changes" }, changes);
    },
    diff: ({ of, lines }) => {
      const reached = { tabIndex: 0, role: "group", "aria-label": `Changed lines of ${plain(of)}` } as const;
      const spans = lines.map((line) => h("span", { class: classOf(line) }, `${line}\n`));
      return [h("p", null, inline(of), ":"), h("pre", { class: "diff", ...reached }, spans)];
    },
  };
  return writers;
}

/** Content that scrolls sideways if the page is too narrow, also by keyboard. */
function scrolling(label: string, body: Markup): Markup {
  return h("section", { class: "scroll", tabIndex: 0, "aria-label": `${label}, scrolls sideways` }, body);
}

function details(summary: Markup, body: Markup): Markup {
  return h("details", null, h("summary", null, summary), body);
}

function items(lines: readonly Line[]): Markup[] {
  return lines.map((line) => h("li", null, inline(line)));
}

/** The content of an empty cell: a dash, and a word for screen readers. */
function nothing(): Markup {
  return [h("span", { class: "aside", "aria-hidden": "true" }, "–"), h("span", { class: "hidden" }, "none")];
}

function table({ caption, columns, rows }: Blocks["table"]): Markup {
  const kind = (at: number) => (columns[at]?.as === "number" ? "number" : undefined);
  const heads = columns.map(({ head }, at) => h("th", { scope: "col", class: kind(at) }, head));
  const body = rows.map(([name = "", ...cells]) => {
    const others = cells.map((cell, at) => h("td", { class: kind(at + 1) }, cell === "" ? nothing() : inline(cell)));
    return h("tr", null, h("th", { scope: "row" }, inline(name)), others);
  });
  const parts = [h("caption", { class: "hidden" }, caption), h("thead", null, h("tr", null, heads))];
  return scrolling(caption, h("table", null, parts, h("tbody", null, body)));
}

function branch({ line, leaves, branches }: Branch): Markup {
  return h("li", null, details(inline(line), h("ul", null, items(leaves), branches.map(branch))));
}

function change({ word, severity, holdsData, names }: ChangeEntry, body: readonly Markup[]): Markup {
  const line = [
    h("span", { class: `kind ${severity}` }, word),
    " ",
    h("code", null, someNames(names, mostNames)),
    ...(holdsData ? [" ", h("strong", { class: "data" }, "holds data")] : []),
  ];
  const inside = [...body, ...(names.length > mostNames ? [h("p", null, names.join(", "))] : [])];
  return h("li", null, inside.length > 0 ? details(line, inside) : h("div", { class: "flat" }, line));
}

function classOf(line: string): string | undefined {
  return { "+": "added", "-": "removed", "@": "aside" }[line.slice(0, 1)];
}
