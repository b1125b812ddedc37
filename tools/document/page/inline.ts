import { h, type ComponentChildren } from "preact";
import { pieces, type Cell } from "../blocks.ts";

/** A part of a page. Its texts are escaped when the page is rendered. */
export type Markup = ComponentChildren;

/** A line or a cell as markup. A share becomes a bar, hidden from screen readers: another column has the number. */
export function inline(line: Cell): Markup {
  if (typeof line === "object" && "share" in line) {
    const width = `width:${(line.share * 100).toFixed(1)}%`;
    return h("span", { class: "bar", "aria-hidden": "true" }, h("span", { style: width }));
  }
  return pieces(line).map((piece) => {
    if (typeof piece === "string") return piece;
    if ("code" in piece) return h("code", null, piece.code);
    if ("tone" in piece) return h("strong", { class: `tone ${piece.tone}` }, piece.text);
    if ("strong" in piece) return h("strong", null, piece.strong);
    return h("span", { class: "aside" }, piece.quiet);
  });
}
