import { readFileSync } from "node:fs";
import { render } from "preact-render-to-string";
import { svg } from "../../plan/svg.ts";
import { write, type Block, type Figure, type Section } from "../blocks.ts";
import { html } from "./html.ts";
import { pageWriters } from "./pageWriters.ts";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

/** No script, no font, no picture from elsewhere: the browser is told so. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * Writes a document as one page that needs nothing else: for light and dark, paper, keyboard, screen reader and phone.
 *
 * @param document blocks in order; what is above the first section is the page's header
 * @returns HTML, the same for the same document
 */
export async function page(document: readonly Block[]): Promise<string> {
  const sections = document.filter((block) => block.kind === "section");
  const above = document.filter((block) => block.kind !== "section");
  const title = above.find((block) => block.kind === "title")?.text;
  const writers = pageWriters(await drawingsOf(sections));
  const body = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content=${policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}</title>
      <style dangerouslySetInnerHTML=${{ __html: style }}></style>
    </head>
    <body>
      <a class="skip" href="#main">Skip to the plan</a>
      <header>${above.map((block) => write(writers, block))}</header>
      <nav aria-label="Contents">
        <ul>
          ${sections.map(({ id, title: name }) => html`<li><a href=${`#${id}`}>${name}</a></li>`)}
        </ul>
      </nav>
      <main id="main" tabindex="-1">${sections.map((block) => write(writers, block))}</main>
    </body>
  </html>`;
  return `<!doctype html>\n${render(body)}\n`;
}

async function drawingsOf(sections: readonly Section[]): Promise<Map<Figure, string>> {
  const figures = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "figure"));
  const drawn = figures.map(async (figure) => [figure, await svg(figure.diagram, figure.title)] as const);
  return new Map(await Promise.all(drawn));
}
