import { html as template } from "htm/preact";
import type { ComponentChildren, VNode } from "preact";
import { pieces, type Cell } from "../blocks.ts";

/** Something to put into a page: texts are escaped when it is written. */
export type Markup = ComponentChildren;

/** HTML as a template; every text that is put in stays a text. */
export const html = template as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;

/**
 * A line, or what is in a cell.
 *
 * @param line of a document
 */
export function inline(line: Cell): Markup {
  if (typeof line === "object" && "share" in line) return bar(line.share);
  return pieces(line).map((piece) => {
    if (typeof piece === "string") return piece;
    if ("code" in piece) return html`<code>${piece.code}</code>`;
    if ("strong" in piece) return html`<strong>${piece.strong}</strong>`;
    return html`<span class="aside">${piece.quiet}</span>`;
  });
}

/** A bar as long as a share of the whole; the number beside it says the same. */
function bar(share: number): VNode {
  return html`<span class="bar" aria-hidden="true"><span style=${`width:${(share * 100).toFixed(1)}%`}></span></span>`;
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
