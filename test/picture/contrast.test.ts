import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const css = readFileSync("tools/picture/picture.css", "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

/** The colours of a mode by their names. */
const coloursIn = (text: string) =>
  new Map([...text.matchAll(/--([a-z-]+): #([0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]));

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe("the colours of the picture", () => {
  for (const [mode, text] of [
    ["light", light],
    ["dark", dark],
  ] as const) {
    it(`have contrast enough for WCAG's level AA in ${mode} mode`, () => {
      const colours = coloursIn(text);
      const of = (name: string) => colours.get(name) ?? assert.fail(name);
      const families = ["outside", "edge", "compute", "data", "operations"];
      const grounds = ["paper", "zone", "band", ...families.map((family) => `${family}-card`)];
      const weak = [
        ...grounds.flatMap((ground) =>
          ["ink", "quiet"].filter((ink) => contrast(of(ink), of(ground)) < 4.5).map((ink) => `${ink} on ${ground}`),
        ),
        ...families.flatMap((line) =>
          ["paper", "zone", "band"]
            .filter((ground) => contrast(of(line), of(ground)) < 3)
            .map((ground) => `${line} on ${ground}`),
        ),
      ];
      assert.deepEqual(weak, []);
    });
  }
});
