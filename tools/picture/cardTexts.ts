import type { DrawnText, TextStyle } from "./drawing.ts";
import { fitted } from "./fitted.ts";
import type { Form } from "./pictureForm.ts";
import type { PictureCard, PictureMember } from "./pictureModel.ts";
import { textWidth } from "./textWidth.ts";

/** Texts below each other, and the height of a card with them. */
interface CardTexts {
  readonly texts: readonly DrawnText[];
  readonly height: number;
}

/** A text that may need several lines. */
interface Paragraph {
  readonly text: string;
  readonly style: TextStyle;
  readonly most: number;
}

/** Distance of two lines, and of a baseline from the upper edge of its line, relative to the size of the letters. */
const [lineHeight, baseline] = [1.3, 0.98];

/** Between two texts of a line. */
const between = 18;

/** Width of the coloured edge of a card. */
const edge = 4;

/** The texts of a card: what people call it, what it is, and its logical name. */
export function cardTexts(card: PictureCard, x: number, y: number, width: number, form: Form): CardTexts {
  const [only, ...others] = card.names;
  const [member] = card.members.length === 1 ? card.members : [];
  const own = member ? `named ${member.name}` : others.length === 0 ? only : undefined;
  const name = card.tier !== "operations" && own !== card.title ? own : undefined;
  const placed = member?.zone === undefined || card.tier !== "operations" ? [] : [member.zone];
  const detail = [...shortened(card), ...(member?.detail ?? []), ...placed].join(" · ");
  const room = width - 2 * form.padding - edge;
  const left = x + form.padding + edge;
  const letters = form.letters;
  const titleStyle = card.tier === "operations" ? "place" : "title";
  const lengths = {
    title: textWidth(card.title, letters.title.size, true) + between,
    detail: textWidth(detail, letters.detail.size) + between,
    name: name === undefined ? 0 : textWidth(name, letters.name.size),
  };
  const isNameBeside = lengths.title + lengths.name <= room;
  const isDetailBeside =
    form.name === "wide" && width > form.alone && lengths.title + lengths.detail + lengths.name <= room;
  const laid = paragraphs(
    [
      { text: card.title, style: titleStyle, most: 3 },
      ...(detail === "" || isDetailBeside ? [] : [{ text: detail, style: "detail", most: 8 } as const]),
      ...(name === undefined || isNameBeside ? [] : [{ text: name, style: "name", most: 2 } as const]),
    ],
    left,
    y,
    room,
    form,
  );
  const line = laid.texts[0]?.y ?? y;
  const aside: DrawnText[] = [
    ...(isDetailBeside ? [{ x: left + lengths.title, y: line, text: detail, style: "detail" } as const] : []),
    ...(name !== undefined && isNameBeside
      ? [{ x: x + width - form.padding, y: line, text: name, style: "name", anchor: "end" } as const]
      : []),
  ];
  return { ...laid, texts: [...laid.texts, ...aside] };
}

/** The details, with two addresses of users at most. */
function shortened({ tier, detail }: PictureCard): readonly string[] {
  const more = detail.length - 2;
  return tier === "users" && more > 0 ? [...detail.slice(0, 2), `and ${String(more)} more`] : detail;
}

/** The texts of a node on its role's card. */
export function memberTexts(
  { name, detail }: PictureMember,
  x: number,
  y: number,
  width: number,
  form: Form,
): CardTexts {
  const { place, detail: letters } = form.letters;
  const inset = form.padding * 0.7;
  const [left, room] = [x + inset, width - 2 * inset];
  const first = textWidth(name, place.size, true) + between;
  const about = detail.join(" · ");
  if (first + textWidth(about, letters.size) > room) {
    const lines = detail.map((text) => ({ text, style: "detail", most: 2 }) as const);
    return paragraphs([{ text: name, style: "place", most: 2 }, ...lines], left, y, room, form);
  }
  const laid = paragraphs([{ text: name, style: "place", most: 1 }], left, y, room, form);
  const aside = { x: left + first, y: laid.texts[0]?.y ?? y, text: about, style: "detail" } as const;
  return { ...laid, texts: [...laid.texts, aside] };
}

function paragraphs(said: readonly Paragraph[], x: number, y: number, room: number, form: Form): CardTexts {
  const texts: DrawnText[] = [];
  let at = y + form.padding * 0.75;
  for (const { text, style, most } of said) {
    const { size } = form.letters[style];
    for (const line of fitted(text, room, form.letters[style], most)) {
      texts.push({ x, y: round(at + size * baseline), text: line, style });
      at += size * lineHeight;
    }
  }
  return { texts, height: round(at + form.padding * 0.75 - y) };
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
