import type { Form } from "./pictureForm.ts";
import type { PictureCard } from "./pictureModel.ts";
import { tierOf, type TierId } from "./pictureTiers.ts";

/** Number of cards of a tier side by side. Those of the strip are in rows of the same length. */
export function acrossOf(id: TierId, count: number, form: Form): number {
  const { beside, place } = tierOf(id);
  if (place === "strip") return Math.ceil(count / Math.ceil(count / form.strip));
  return beside ? count : 1;
}

/** Where a card is among the rows of its tier. */
export function rowOf(card: PictureCard, cards: readonly PictureCard[], form: Form) {
  const same = cards.filter(({ tier }) => tier === card.tier);
  const across = acrossOf(card.tier, same.length, form);
  const row = Math.floor(same.indexOf(card) / across);
  return { isFirst: row === 0, isLast: row === Math.ceil(same.length / across) - 1 };
}
