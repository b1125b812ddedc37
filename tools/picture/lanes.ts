import type { Form } from "./pictureForm.ts";
import { tierAt, type Link } from "./links.ts";
import type { PictureCard } from "./pictureModel.ts";
import { rowOf } from "./rows.ts";
import { tierOf, type TierId } from "./pictureTiers.ts";

/** Arrows to the same end that share a way beside the tiers. */
export interface Lane {
  readonly side: "left" | "right";
  readonly links: readonly Link[];
}

/** What decides whether an arrow can be straight. */
export interface Rows {
  /** The tiers that are drawn, from top to bottom. */
  readonly drawn: readonly TierId[];
  readonly cards: readonly PictureCard[];
  readonly form: Form;
}

/** Whether an arrow leads to the next tier, with no other card of both tiers in between. */
export function isDirect({ from, to }: Link, { drawn, cards, form }: Rows): boolean {
  const isNext = drawn.indexOf(tierAt(to)) - drawn.indexOf(tierAt(from)) === 1;
  const leaves = !("card" in from) || rowOf(from.card, cards, form).isLast;
  return isNext && leaves && (!("card" in to) || rowOf(to.card, cards, form).isFirst);
}

/** The lanes for arrows that pass a tier: on the left to what is below the VPC, on the right to all others. */
export function lanesOf(all: readonly Link[], rows: Rows): Lane[] {
  const passing = all.filter((link) => !isDirect(link, rows));
  const end = ({ to }: Link) => ("card" in to ? to.card.id : to.frame);
  const groups = Map.groupBy(passing, (link) => `${end(link)}\n${link.label}`);
  return [...groups.values()].flatMap((links): Lane[] => {
    const [first] = links;
    if (!first) return [];
    const isBelow = ["region", "strip"].includes(tierOf(tierAt(first.to)).place ?? "");
    return [{ links, side: isBelow ? "left" : "right" }];
  });
}

/** Room for the lanes on both sides, in pixels. */
export function gutters(all: readonly Link[], rows: Rows) {
  const lanes = lanesOf(all, rows);
  const room = (side: Lane["side"]) => lanes.filter((lane) => lane.side === side).length * rows.form.lane;
  return { left: room("left"), right: room("right") };
}
