import type { DrawnCard, DrawnText, Frame } from "./drawing.ts";
import { fitted } from "./fitted.ts";
import type { Form } from "./pictureForm.ts";
import type { Column } from "./layTier.ts";
import type { Picture } from "./pictureModel.ts";
import { textWidth } from "./textWidth.ts";
import { tierOf } from "./pictureTiers.ts";

/** What is drawn of the zones. */
interface LaidZones {
  readonly frames: readonly Frame[];
  readonly signs: readonly DrawnCard[];
  readonly texts: readonly DrawnText[];
}

/** The columns of the zones, side by side. A zone in which no node can be is folded. */
export function zoneColumns({ zones, cards }: Picture, x: number, width: number, form: Form): Column[] {
  const used = new Set(cards.flatMap((card) => (tierOf(card.tier).place === "zones" ? card.zones : [])));
  const isFolded = (name: string) => used.size > 0 && !used.has(name);
  const folded = zones.filter(({ name }) => isFolded(name)).length;
  const room = width - form.space * (zones.length - 1) - form.folded * folded;
  let left = x;
  return zones.map(({ name }) => {
    const wide = isFolded(name) ? form.folded : room / (zones.length - folded);
    const column = { zone: name, x: left, width: wide };
    left += wide + form.space;
    return column;
  });
}

/** Height of the part of a column above its first card. */
export function zoneHead({ zones }: Picture, form: Form): number {
  const line = form.letters.place.size * 2;
  return form.name === "tall" && zones.some(({ gateways }) => gateways > 0) ? line * 2 : line;
}

/** The frames of the columns, with the names of the zones and signs for their NAT gateways. */
export function layZones(
  picture: Picture,
  columns: readonly Column[],
  y: number,
  height: number,
  form: Form,
): LaidZones {
  const { place, name: small } = form.letters;
  const parts = columns.map(({ zone, x, width }) => {
    const frame: Frame = { x, y, width, height, kind: "zone" };
    const isFolded = width === form.folded;
    const middle = x + width / 2 + place.size * 0.35;
    const text: DrawnText = isFolded
      ? { x: middle, y: y + height / 2, text: zone, style: "name", anchor: "middle", upwards: true }
      : {
          x: x + form.padding,
          y: y + place.size * 1.5,
          text: fitted(zone, width - 2 * form.padding, place, 1)[0] ?? "",
          style: "place",
        };
    const gateways = picture.zones.find(({ name }) => name === zone)?.gateways ?? 0;
    if (gateways === 0 || isFolded) return { frame, text, sign: [] };
    const widthOf = (words: string) => textWidth(words, small.size) + form.padding;
    const beside = form.name === "wide";
    const taken = beside ? textWidth(zone, place.size, place.bold) + 2 * form.padding : 0;
    const about = gateways === 1 ? "NAT gateway" : `${String(gateways)} NAT gateways`;
    const said = [`${about} (way out)`, about].find((words) => widthOf(words) < width - taken - form.padding) ?? "NAT";
    const wide = widthOf(said);
    const top = beside ? y + 6 : y + place.size * 2;
    const left = beside ? x + width - wide - form.padding : x + form.padding / 2;
    const sign: DrawnCard = {
      id: `${zone}/NAT`,
      family: "edge",
      kind: "sign",
      hint: said,
      x: left,
      y: top,
      width: wide,
      height: small.size * 1.6,
      texts: [{ x: left + form.padding / 2, y: top + small.size * 1.15, text: said, style: "name" }],
    };
    return { frame, text, sign: [sign] };
  });
  return {
    frames: parts.map(({ frame }) => frame),
    texts: parts.map(({ text }) => text),
    signs: parts.flatMap(({ sign }) => sign),
  };
}
