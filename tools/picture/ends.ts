import { bottomOf, rightOf, type Rect } from "./drawing.ts";
import type { Lane } from "./lanes.ts";
import type { LaidTier } from "./layTier.ts";
import { tierAt, type End } from "./links.ts";

/** Where the ends of arrows are, and where arrows leave and reach them. */
export class Ends {
  readonly #laid: readonly LaidTier[];
  /** How many arrows leave or reach a side of an end. */
  readonly #ports = new Map<string, number>();

  constructor(laid: readonly LaidTier[]) {
    this.#laid = laid;
  }

  /** Heights for arrows at a side of an end: from its middle outwards; for the first one of a frame, between two cards. */
  port(end: End, side: Lane["side"]): number {
    const { y, height } = this.rect(end);
    const count = this.count(end, side);
    const rows = "frame" in end && count === 0 ? this.tier(end).cards.filter(({ kind }) => kind === "card") : [];
    const between = rows.slice(1).map((card, at) => (card.y + bottomOf(rows[at] ?? card)) / 2);
    const away = (at: number) => Math.abs(at - y - height / 2);
    const [nearest] = between.toSorted((one, other) => away(one) - away(other));
    const step = Math.min(12, height / 5) * Math.ceil(count / 2);
    return Math.round(nearest ?? y + height / 2 + (count % 2 === 1 ? -step : step));
  }

  /** How many arrows there are already at a side of an end. */
  count(end: End, side: string): number {
    const key = `${side} ${"card" in end ? end.card.id : end.frame}`;
    const count = this.#ports.get(key) ?? 0;
    this.#ports.set(key, count + 1);
    return count;
  }

  /** Whether nothing is between an end and the lanes of a side. */
  isOuter(end: End, side: Lane["side"]): boolean {
    if ("frame" in end) return true;
    const rect = this.rect(end);
    return this.tier(end).cards.every(
      (card) =>
        card.id === end.card.id ||
        card.kind === "member" ||
        card.y >= bottomOf(rect) ||
        bottomOf(card) <= rect.y ||
        (side === "left" ? card.x >= rect.x : rightOf(card) <= rightOf(rect)),
    );
  }

  /** Where an end is. */
  rect(end: End): Rect {
    const tier = this.tier(end);
    return ("card" in end ? tier.cards.find(({ id }) => id === end.card.id) : undefined) ?? tier.rect;
  }

  /** The tier of an end. */
  tier(end: End): LaidTier {
    const id = tierAt(end);
    const tier = this.#laid.find((one) => one.id === id);
    if (!tier) throw new Error(`The tier ${id} has no place.`);
    return tier;
  }
}
