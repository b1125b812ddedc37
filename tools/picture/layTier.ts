import { cardTexts, memberTexts } from "./cardTexts.ts";
import { bottomOf, type DrawnCard, type DrawnText, type Frame, type Rect } from "./drawing.ts";
import type { Form } from "./pictureForm.ts";
import { isFramed } from "./links.ts";
import type { PictureCard, PictureMember } from "./pictureModel.ts";
import { acrossOf } from "./rows.ts";
import { tierOf, type TierId } from "./pictureTiers.ts";

/** The column of a zone. */
export interface Column {
  readonly zone: string;
  readonly x: number;
  readonly width: number;
}

/** A tier with its cards in place. */
export interface LaidTier {
  readonly id: TierId;
  /** Around all its cards. */
  readonly rect: Rect;
  readonly cards: readonly DrawnCard[];
  readonly frames: readonly Frame[];
  readonly texts: readonly DrawnText[];
}

/** Where a tier may be. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly columns: readonly Column[];
}

/** Puts the cards of a tier beside or below each other, with a frame if the tier has one. */
export function layTier(id: TierId, cards: readonly PictureCard[], place: Place, form: Form): LaidTier {
  const { frame, place: where } = tierOf(id);
  const framed = isFramed(id, cards) || where === "strip";
  const header = framed ? form.letters.place.size * 1.9 : 0;
  const inset = framed ? form.space * 0.85 : 0;
  const across = acrossOf(id, cards.length, form);
  const room = { x: place.x + inset, width: place.width - 2 * inset };
  const laid: DrawnCard[] = [];
  let y = place.y + header;
  for (let at = 0; at < cards.length; at += across) {
    const row = cards.slice(at, at + across);
    const slots = where === "strip" ? across : row.length;
    const shares = row.map((_card, position) => (id === "door" && position === 0 && row.length > 1 ? form.door : 1));
    const total = where === "strip" ? slots : shares.reduce((sum, share) => sum + share, 0);
    const unit = (room.width - form.space * (slots - 1)) / total;
    let x = room.x;
    const drawn = row.map((card, position) => {
      const width = unit * (shares[position] ?? 1);
      const own = layCard(card, { ...place, x, y, width }, form);
      x += width + form.space;
      return own;
    });
    const height = Math.max(...drawn.map(([one]) => one?.height ?? 0));
    laid.push(...drawn.flatMap(([one, ...members]) => (one ? [{ ...one, height }, ...members] : [])));
    y += height + form.space * 0.75;
  }
  const bottom = y - form.space * 0.75 + inset;
  const first = laid[0];
  const rect: Rect =
    framed || cards.length > 1 || !first
      ? { x: place.x, y: place.y, width: place.width, height: bottom - place.y }
      : { x: first.x, y: first.y, width: first.width, height: first.height };
  if (!framed) return { id, rect, cards: laid, frames: [], texts: [] };
  const title: DrawnText = {
    x: place.x + inset + 2,
    y: place.y + form.letters.place.size * 1.35,
    text: frame ?? "",
    style: "place",
  };
  return { id, rect, cards: laid, frames: [{ ...rect, kind: where === "strip" ? "strip" : "tier" }], texts: [title] };
}

/** A card, and its nodes: in the columns of their zones if there are several. */
function layCard(card: PictureCard, place: Place, form: Form): DrawnCard[] {
  const { family, place: where } = tierOf(card.tier);
  const [only, ...others] = card.members;
  const inZones = where === "zones" && place.columns.length > 0;
  const column = only && others.length === 0 && inZones ? columnOf(place.columns, only.zone) : undefined;
  const width = column ? Math.min(column.width - 2 * form.space, form.alone) : place.width;
  const x = column ? column.x + (column.width - width) / 2 : place.x;
  const { texts, height } = cardTexts(card, x, place.y, width, form);
  const hint = [card.title, ...card.detail, ...card.names].join("\n");
  const drawn = { id: card.id, family, kind: "card", hint } as const;
  if (others.length === 0 || !inZones) return [{ ...drawn, x, y: place.y, width, height, texts }];
  const next = new Map<string, number>();
  const room = Math.min(...card.members.map((member) => roomOf(member, place, form).width));
  const tallest = Math.max(...card.members.map((member) => memberTexts(member, 0, 0, room, form).height));
  const members = card.members.map((member): DrawnCard => {
    const { zone, x: inner } = roomOf(member, place, form);
    const y = next.get(zone) ?? place.y + height;
    const said = memberTexts(member, inner, y, room, form);
    next.set(zone, y + tallest + form.space * 0.5);
    const about = [member.name, ...member.detail].join("\n");
    const of = { id: `${card.id}/${member.name}`, family, kind: "member", hint: about } as const;
    return { ...of, x: inner, y, width: room, height: tallest, texts: said.texts };
  });
  const bottom = Math.max(...members.map(bottomOf)) + form.space * 0.75;
  const whole = { ...drawn, x: place.x, y: place.y, width: place.width, height: bottom - place.y, texts };
  return [whole, ...members];
}

/** Where a node of a card is in the column of its zone. */
function roomOf({ zone }: PictureMember, place: Place, form: Form): Column {
  const column = columnOf(place.columns, zone);
  const x = Math.max(column.x + form.space / 2, place.x + form.chip);
  const right = Math.min(column.x + column.width - form.space / 2, place.x + place.width - form.chip);
  return { zone: column.zone, x, width: right - x };
}

/** The column of a zone; a node whose zone is not known is in the first one. */
function columnOf(columns: readonly Column[], zone: string | undefined): Column {
  const found = columns.find((column) => column.zone === zone) ?? columns[0];
  if (!found) throw new Error("There is no zone to draw a node in.");
  return found;
}
