import type { PictureCard, PictureWay } from "./pictureModel.ts";

/** The cards, each load balancer that no users reach with a line that says whom it is for: no arrow leads to it. */
export function doorsFor(cards: readonly PictureCard[], ways: readonly PictureWay[]): PictureCard[] {
  return cards.map((card) => {
    const reaching = cards.filter(({ id }) => ways.some((way) => way.from === id && way.to === card.id));
    if (card.tier !== "door" || reaching.length === 0 || reaching.some(({ tier }) => tier === "users")) return card;
    const near = reaching
      .filter(({ tier }) => tier === "network")
      .map(({ title }) => title.replace("Everything in ", ""));
    const sources = [...(near.length < reaching.length ? ["nodes"] : []), ...near];
    return { ...card, detail: [...card.detail, `for ${sources.join(" and ")}: GitLab's own URL`] };
  });
}
