import fc from "fast-check";
import type { Picture, PictureCard, PictureWay } from "../../tools/picture/pictureModel.ts";
import { tierIds, type TierId } from "../../tools/picture/pictureTiers.ts";

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.constantFrom("Web and Git", "gitlab-nodes-rails-group", "3 to 5 × c7g.2xlarge", "<&\"'>", "W".repeat(80)),
);

/** Any picture: cards in any tiers, with nodes in any of up to four zones, and ways between any of them. */
export const anyPicture: fc.Arbitrary<Picture> = fc
  .record({
    zones: fc.integer({ min: 1, max: 4 }),
    cards: fc.array(
      fc.record({
        tier: fc.constantFrom(...tierIds),
        title: text,
        detail: fc.array(text, { maxLength: 3 }),
        nodes: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 1, maxLength: 16 },
    ),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom("traffic" as const, "rights" as const)), {
      maxLength: 30,
    }),
  })
  .map(({ zones: count, cards: drawn, ends }) => {
    const zones = Array.from({ length: count }, (_, at) => ({
      name: `us-east-1${"abcd"[at] ?? ""}`,
      gateways: at % 3,
    }));
    const zoneAt = (at: number) => zones[at % count]?.name;
    const cards = drawn
      .map(({ tier, title, detail, nodes }, position): PictureCard => ({
        id: `card ${position}`,
        tier,
        title,
        detail,
        zones: nodes > 0 ? zones.slice(0, nodes).map(({ name }) => name) : [],
        names: [title],
        members: inZones(tier)
          ? Array.from({ length: nodes }, (_, at) => ({ name: `node-${at}`, zone: zoneAt(at), detail }))
          : [],
      }))
      .toSorted((one, other) => tierIds.indexOf(one.tier) - tierIds.indexOf(other.tier));
    const ways = ends.map(([from, to, kind]): PictureWay => ({
      from: cards[from % cards.length]?.id ?? "",
      to: cards[to % cards.length]?.id ?? "",
      kind,
      label: kind === "rights" ? "IAM role" : String(from % 9999),
      words: to % 3 === 0 ? "web 80, 443 · Git 2222 · health 8888, 8889" : undefined,
      why: "",
    }));
    const merged = new Map(
      ways.filter(({ from, to }) => from !== to).map((way) => [`${way.from} ${way.to} ${way.kind}`, way]),
    );
    return { region: "us-east-1", network: "VPC 10.0.0.0/16", zones, cards, ways: [...merged.values()] };
  });

function inZones(tier: TierId): boolean {
  return ["router", "repositories", "box", "operations"].includes(tier);
}
