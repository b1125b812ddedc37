import { someNames } from "../../plan/someNames.ts";
import {
  write,
  type Block,
  type Branch,
  type Cell,
  type ChangeEntry,
  type Figure,
  type Table,
  type Writers,
} from "../blocks.ts";
import { plain } from "../plain.ts";
import { details, html, inline, scrolling, type Markup } from "./html.ts";

/** Names that the line of a change shows before it is opened. */
const mostNames = 3;

/**
 * How each block looks on a page.
 *
 * @param drawings SVG of each figure
 */
export function pageWriters(drawings: ReadonlyMap<Figure, string>): Writers<Markup> {
  const all = (blocks: readonly Block[]): Markup[] => blocks.map((block) => write(writers, block));
  const writers: Writers<Markup> = {
    title: ({ text, lead }) => [html`<h1>${text}</h1>`, html`<p>${lead}</p>`],
    keyFigures: ({ figures }) =>
      html`<dl class="figures">
        ${figures.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`,
    section: ({ id, title, blocks }) =>
      html`<section id=${id} aria-labelledby=${`${id}-title`}>
        <h2 id=${`${id}-title`}>${title}</h2>
        ${all(blocks)}
      </section>`,
    heading: ({ text }) => html`<h3>${text}</h3>`,
    paragraph: ({ line }) => html`<p>${inline(line)}</p>`,
    list: ({ lines, ordered }) =>
      html`<${ordered ? "ol" : "ul"}>${lines.map((line) => html`<li>${inline(line)}</li>`)}</>`,
    notice: ({ severity, title, lines }) =>
      html`<div class=${`notice ${severity}`} role="note">
        ${
          lines.length === 1
            ? html`<p><strong>${title}:</strong> ${lines.map(inline)}</p>`
            : [
                html`<p><strong>${title}:</strong></p>`,
                html`<ul>
                  ${lines.map((line) => html`<li>${inline(line)}</li>`)}
                </ul>`,
              ]
        }
      </div>`,
    table,
    fold: ({ summary, blocks }) => details(summary, all(blocks)),
    figure: (figure) => [
      html`<figure>
        ${scrolling(
          "Diagram of the architecture",
          html`<div class="diagram" dangerouslySetInnerHTML=${{ __html: drawings.get(figure) ?? "" }}></div>`,
        )}
        <figcaption>${figure.caption}</figcaption>
      </figure>`,
      details(
        "The arrows in words",
        html`<ul>
          ${figure.words.map((line) => html`<li>${inline(line)}</li>`)}
        </ul>`,
      ),
    ],
    tree: ({ branches }) =>
      html`<ul class="tree">
        ${branches.map(branch)}
      </ul>`,
    changes: ({ entries }) =>
      html`<ul class="changes">
        ${entries.map((entry) => change(entry, all(entry.blocks)))}
      </ul>`,
    diff: ({ of, lines }) => [
      html`<p>${inline(of)}:</p>`,
      html`<pre class="diff" tabindex="0" role="region" aria-label=${`Changed lines of ${plain(of)}`}>
${lines.map((line) => html`<span class=${classOf(line)}>${line}${"\n"}</span>`)}</pre>`,
    ],
  };
  return writers;
}

function table({ caption, columns, rows }: Table): Markup {
  const numeric = columns.map(({ as }) => (as === "number" ? "number" : undefined));
  return scrolling(
    caption,
    html`<table>
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ head }, at) => html`<th scope="col" class=${numeric[at]}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name = "", ...cells]) =>
            html`<tr>
              <th scope="row">${inline(name)}</th>
              ${cells.map((cell, at) => html`<td class=${numeric[at + 1]}>${content(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function content(cell: Cell): Markup {
  if (cell !== "") return inline(cell);
  return html`<span class="aside" aria-hidden="true">–</span><span class="hidden">nothing</span>`;
}

function branch({ line, leaves, branches }: Branch): Markup {
  const body = html`<ul>
    ${leaves.map((leaf) => html`<li>${inline(leaf)}</li>`)} ${branches.map(branch)}
  </ul>`;
  return html`<li>${details(inline(line), body)}</li>`;
}

function change({ word, severity, holdsData, names }: ChangeEntry, body: readonly Markup[]): Markup {
  const line = [
    html`<span class=${`kind ${severity}`}>${word}</span>`,
    " ",
    html`<code>${someNames(names, mostNames)}</code>`,
    ...(holdsData ? [" ", html`<strong class="data">holds data</strong>`] : []),
  ];
  const inside = [...body, ...(names.length > mostNames ? [html`<p>${names.join(", ")}</p>`] : [])];
  return html`<li>${inside.length > 0 ? details(line, inside) : html`<div class="flat">${line}</div>`}</li>`;
}

function classOf(line: string): string | undefined {
  return { "+": "added", "-": "removed", "@": "aside" }[line.slice(0, 1)];
}
