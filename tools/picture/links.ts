import type { Picture, PictureCard, PictureWay } from "./pictureModel.ts";
import { tierIds, tierOf, type TierId } from "./pictureTiers.ts";

/** An end of an arrow: a card, or the frame around all cards of a tier. */
export type End = { readonly card: PictureCard } | { readonly frame: TierId };

/** An arrow before it has a place. */
export interface Link {
  readonly from: End;
  readonly to: End;
  readonly kind: "traffic" | "rights";
  /** Ports, where it is known in a word with what each is for; or a word. */
  readonly label: string;
  readonly ways: readonly PictureWay[];
}

/** The tier of an end. */
export function tierAt(end: End): TierId {
  return "card" in end ? end.card.tier : end.frame;
}

/**
 * The arrows to draw: what leads down from tier to tier, and who may use S3. Where all cards of a framed tier have a way, one
 * arrow of the frame stands for them. Ways that lead up, within a tier, or from and to operations are only listed, but for
 * that of administrators from a load balancer to the first card of the operations.
 */
export function links({ cards, ways }: Picture): Link[] {
  const tierById = new Map(cards.map(({ id, tier }) => [id, tier]));
  const firstOperation = cards.find(({ tier }) => tier === "operations");
  const drawn = ways.filter(({ from, to, kind }) => {
    const [above, below] = [tierById.get(from), tierById.get(to)];
    if (above === undefined || below === undefined || kind !== kindTo(below)) return false;
    return leadsDown(above, below) || (above === "door" && to === firstOperation?.id);
  });
  const pairs = Map.groupBy(drawn, ({ from, to }) => `${tierById.get(from) ?? ""} ${tierById.get(to) ?? ""}`);
  return [...pairs].flatMap(([pair, same]) => {
    const [above, below] = pair.split(" ") as [TierId, TierId];
    return bundled(
      same,
      cards.filter(({ tier }) => tier === above),
      cards.filter(({ tier }) => tier === below),
    );
  });
}

/** Whether a frame is drawn around the cards of a tier. */
export function isFramed(id: TierId, cards: readonly unknown[]): boolean {
  return tierOf(id).frame !== undefined && cards.length > 1;
}

function leadsDown(above: TierId, below: TierId): boolean {
  const isPlaced = [above, below].every((tier) => !["strip", undefined].includes(tierOf(tier).place));
  return isPlaced && tierIds.indexOf(above) < tierIds.indexOf(below);
}

/** People know S3 by who may use it: every node can reach its addresses. */
function kindTo(below: TierId): PictureWay["kind"] {
  return below === "objects" ? "rights" : "traffic";
}

/** One arrow for all ways, if there is one between any two cards; else one for each card that is reached, or for each way. */
function bundled(ways: readonly PictureWay[], above: readonly PictureCard[], below: readonly PictureCard[]): Link[] {
  const from = endOf(above);
  const to = endOf(below);
  if (from && to && ways.length === above.length * below.length) return [link(from, to, ways)];
  return below.flatMap((card) => {
    const here = ways.filter((way) => way.to === card.id);
    if (from && here.length === above.length) return [link(from, { card }, here)];
    return here.flatMap((way) => {
      const source = above.find(({ id }) => id === way.from);
      return source ? [link({ card: source }, { card }, [way])] : [];
    });
  });
}

/** What stands for all cards of a tier; absent: nothing does. */
function endOf(cards: readonly PictureCard[]): End | undefined {
  const [card] = cards;
  if (!card) return undefined;
  if (cards.length === 1) return { card };
  return isFramed(card.tier, cards) ? { frame: card.tier } : undefined;
}

function link(from: End, to: End, ways: readonly PictureWay[]): Link {
  const labels = new Set(ways.flatMap(({ label }) => label.split(", ")));
  const words = new Set(ways.map((way) => way.words));
  const kind = ways.some((way) => way.kind === "rights") ? "rights" : "traffic";
  const ports = [...labels].toSorted((a, b) => Number(a) - Number(b)).join(", ");
  return { from, to, kind, label: (words.size === 1 ? ways[0]?.words : undefined) ?? ports, ways };
}
