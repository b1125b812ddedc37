import { readFileSync } from "node:fs";
import type { DrawnCard, DrawnLine, DrawnText, Frame } from "./drawing.ts";
import type { Form } from "./pictureForm.ts";
import { layout } from "./layout.ts";
import type { Picture } from "./pictureModel.ts";

const colours = readFileSync(new URL("picture.css", import.meta.url), "utf8")
  .replaceAll(/\s+/g, " ")
  .trim();

/** What a drawing says to people who do not see it. */
interface Words {
  readonly title: string;
  readonly description: string;
}

/** Draws a picture as SVG, in colours for light and dark. The output is deterministic. */
export function pictureSvg(picture: Picture, { title, description }: Words, form: Form): string {
  const { width, height, frames, cards, lines, samples, texts } = layout(picture, form);
  const letters = Object.entries(form.letters).map(
    ([style, { size, bold }]) => `.${form.name} .${style}{font-size:${size}px${bold ? ";font-weight:700" : ""}}`,
  );
  const parts = [
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<style>${colours} ${letters.join(" ")}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...frames.map(frame),
    ...texts.map(text),
    ...[...lines, ...samples].map(line),
    ...cards.map(card),
  ];
  const size = `viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="architecture ${form.name}" role="img" ${size}>\n${parts.join("\n")}\n</svg>`;
}

function frame({ kind, x, y, width, height }: Frame): string {
  return `<rect class="frame ${kind}" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="6"/>`;
}

function card({ kind, family, x, y, width, height, texts, hint }: DrawnCard): string {
  const radius = kind === "card" ? 6 : 4;
  const box = `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${radius}"/>`;
  const bar = kind === "card" ? `<path d="M${n(x + 6)},${n(y)}a6,6 0 0 0 -6,6v${n(height - 12)}a6,6 0 0 0 6,6z"/>` : "";
  return `<g class="${kind} ${family}"><title>${escaped(hint)}</title>${box}${bar}${texts.map(text).join("")}</g>`;
}

function text({ x, y, text: said, style, anchor, upwards }: DrawnText): string {
  const where = upwards ? `transform="translate(${n(x)},${n(y)}) rotate(-90)"` : `x="${n(x)}" y="${n(y)}"`;
  const from = anchor ? ` text-anchor="${anchor}"` : "";
  return `<text class="${style}" ${where}${from}>${escaped(said)}</text>`;
}

/** A line with its head, or with a dot where it ends in another line. */
function line({ points, kind, family, label, joins }: DrawnLine): string {
  const path = points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${n(x)},${n(y)}`).join("");
  const [x, y] = points.at(-1) ?? [0, 0];
  const [before, above] = points.at(-2) ?? [0, 0];
  const turn = before === x ? (above < y ? 90 : -90) : before < x ? 0 : 180;
  const end = joins
    ? `<circle cx="${n(x)}" cy="${n(y)}" r="2.5"/>`
    : `<path class="head" d="M0,0L-8,-4L-8,4Z" transform="translate(${n(x)},${n(y)}) rotate(${turn})"/>`;
  return `<g class="line ${kind} ${family}"><path d="${path}"/>${end}${label.map(text).join("")}</g>`;
}

function n(length: number): string {
  return String(Math.round(length * 10) / 10);
}

function escaped(said: string): string {
  return said.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
