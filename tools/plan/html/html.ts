import { html as template } from "htm/preact";
import type { ComponentChildren, VNode } from "preact";

/** Something to put into a page: texts are escaped when it is written. */
export type Markup = ComponentChildren;

/** HTML as a template; every text that is put in stays a text. */
export const html = template as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;

/**
 * A section of the page, with a heading that links lead to.
 *
 * @param id of the section
 * @param title of its heading
 * @param body below the heading
 */
export function section(id: string, title: string, body: Markup): VNode {
  return html`<section id=${id} aria-labelledby=${`${id}-title`}>
    <h2 id=${`${id}-title`}>${title}</h2>
    ${body}
  </section>`;
}

/** A column of a table. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Markup;
  /** Whether it holds numbers. */
  readonly number?: boolean;
  /** Whether it names the row. */
  readonly names?: boolean;
}

/**
 * A table that scrolls by itself where the page is too narrow for it.
 *
 * @param caption what it shows, for those who cannot see it
 * @param columns from left to right
 * @param rows from top to bottom
 */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): VNode {
  return scrolling(
    caption,
    html`<table>
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ head, number }) => html`<th scope="col" class=${number ? "number" : undefined}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column) => cell(column, row))}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function cell<Row>({ cell: content, number, names }: Column<Row>, row: Row): VNode {
  if (names) return html`<th scope="row">${content(row)}</th>`;
  return html`<td class=${number ? "number" : undefined}>${content(row)}</td>`;
}

/**
 * A part of the page that scrolls sideways, by keyboard, too.
 *
 * @param label what is in it
 * @param body what scrolls
 */
export function scrolling(label: string, body: Markup): VNode {
  return html`<section class="scroll" tabindex="0" aria-label=${`${label}, scrolls sideways`}>${body}</section>`;
}

/**
 * A part that opens.
 *
 * @param summary what is seen of it
 * @param body what is in it
 */
export function details(summary: Markup, body: Markup): VNode {
  return html`<details>
    <summary>${summary}</summary>
    ${body}
  </details>`;
}

/**
 * A bar as long as a share of the whole; the number beside it says the same.
 *
 * @param share from 0 to 1
 */
export function bar(share: number): VNode {
  return html`<span class="bar" aria-hidden="true"><span style=${`width:${(share * 100).toFixed(1)}%`}></span></span>`;
}
