import { readFileSync } from "node:fs";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { described } from "../../picture/described.ts";
import { tall, wide } from "../../picture/pictureForm.ts";
import { pictureSvg } from "../../picture/pictureSvg.ts";
import { write, type Block, type Blocks } from "../blocks.ts";
import type { Section } from "../section.ts";
import { pageWriters } from "./pageWriters.ts";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

/** Forbids scripts, and fonts or pictures from elsewhere. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * Writes a document as one HTML page without other files. It supports light and dark mode, print, keyboards, screen
 * readers and phones. The blocks above the first section become the header. The output is deterministic.
 */
export function page(document: readonly Block[]): string {
  const sections = document.filter((block) => block.kind === "section");
  const above = document.filter((block) => block.kind !== "section");
  const title = above.find((block) => block.kind === "title")?.text;
  const writers = pageWriters(drawingsOf(sections));
  const links = contents(sections);
  const head = [
    h("meta", { charset: "utf-8" }),
    h("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("meta", { name: "color-scheme", content: "light dark" }),
    h("title", null, title),
    h("style", { dangerouslySetInnerHTML: { __html: style } }),
  ];
  const written = (blocks: readonly Block[]) => blocks.map((block) => write(writers, block));
  const body = [
    h("a", { class: "skip", href: "#main" }, "Skip to the plan"),
    h("header", null, written(above)),
    h("nav", { "aria-label": "Contents" }, h("ul", null, links)),
    h("main", { id: "main", tabIndex: -1 }, written(sections)),
  ];
  return `<!doctype html>\n${render(h("html", { lang: "en" }, h("head", null, head), h("body", null, body)))}\n`;
}

/** The table of contents. Sections for the same reader stand together. */
function contents(sections: readonly Section[]) {
  return [...Map.groupBy(sections, ({ reader = "" }) => reader)].map(([reader, own]) => {
    const links = own.map(({ id, title }) => h("a", { href: `#${id}` }, title));
    return h("li", null, reader === "" ? [] : h("span", { class: "aside" }, reader), links);
  });
}

/** Each figure twice: a browser shows the one that fits its window. */
function drawingsOf(sections: readonly Section[]): Map<Blocks["figure"], string> {
  const figures = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "figure"));
  return new Map(
    figures.map((figure) => {
      const words = { title: figure.title, description: described(figure.picture) };
      return [figure, [wide, tall].map((form) => pictureSvg(figure.picture, words, form)).join("\n")];
    }),
  );
}
