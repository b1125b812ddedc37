import type { DrawnCard, DrawnLine, DrawnText } from "./drawing.ts";
import type { Form } from "./pictureForm.ts";
import type { LaidTier } from "./layTier.ts";
import { textWidth } from "./textWidth.ts";
import { tierOf, type Family } from "./pictureTiers.ts";

/** What colours mean, in the order of the legend. */
const families: readonly (readonly [Family, string])[] = [
  ["outside", "outside of AWS"],
  ["edge", "load balancer, way in or out"],
  ["compute", "computes"],
  ["data", "holds data"],
  ["operations", "operations"],
];

/** What the kinds of arrows mean. */
const arrows = [
  ["traffic", "may connect, to these TCP ports"],
  ["rights", "may use, by IAM role"],
] as const;

/** The legend: a sign for each colour in use, and what arrows mean. */
export function layLegend(laid: readonly LaidTier[], y: number, form: Form) {
  const used = new Set(laid.map(({ id }) => tierOf(id).family));
  const { size } = form.letters.name;
  const [sign, line] = [size, size * 1.7];
  const signs: DrawnCard[] = [];
  const texts: DrawnText[] = [];
  let [x, top] = [0, y];
  const samples: DrawnLine[] = [];
  const put = (text: string, what: Family | DrawnLine["kind"]) => {
    const kind = arrows.find(([one]) => one === what)?.[0];
    const before = (kind ? 2.5 : 1) * sign + 5;
    const width = before + textWidth(text, size);
    if (x > 0 && x + width > form.width) [x, top] = [0, top + line];
    if (kind) {
      const middle = top + sign / 2;
      const points = [[x, middle] as const, [x + 2.5 * sign, middle] as const];
      samples.push({ kind, points, family: "outside", label: [], joins: false, ways: [] });
    } else {
      const box = { x: x + 1, y: top, width: sign, height: sign };
      signs.push({ ...box, id: `legend/${what}`, family: what as Family, kind: "sign", texts: [], hint: text });
    }
    texts.push({ x: x + before, y: top + size * 0.85, text, style: "name" });
    x += width + form.space * 1.5;
  };
  for (const [family, text] of families) if (used.has(family)) put(text, family);
  for (const [kind, text] of arrows) put(text, kind);
  return { signs, samples, texts, bottom: top + line };
}
