import assert from "node:assert/strict";
import fc from "fast-check";
import {
  bottomOf,
  rightOf,
  type DrawnCard,
  type DrawnLine,
  type Drawing,
  type Rect,
} from "../../tools/picture/drawing.ts";
import { tall, wide, type Form } from "../../tools/picture/pictureForm.ts";
import { layout } from "../../tools/picture/layout.ts";
import { overlap, textRect } from "../../tools/picture/obstacles.ts";
import type { Picture } from "../../tools/picture/pictureModel.ts";
import { planOf } from "../tools/planOf.ts";
import { anyPicture } from "./samplePicture.ts";

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});
const isInside = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x && inner.y >= outer.y && rightOf(inner) <= rightOf(outer) && bottomOf(inner) <= bottomOf(outer);
const pairs = <Item>(items: readonly Item[]) =>
  items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
const isOn = (member: DrawnCard, card: DrawnCard) => member.kind === "member" && member.id.startsWith(`${card.id}/`);

/** The straight parts of an arrow. */
const partsOf = ({ points }: DrawnLine) =>
  points.slice(1).flatMap((to, at) => {
    const from = points[at];
    return from ? [{ from, to }] : [];
  });

/** What is wrong with a drawing, in words. */
function faults({ width, height, cards, lines, texts }: Drawing, form: Form): string[] {
  const sheet = grown({ x: 0, y: 0, width, height }, 0.5);
  const overlapping = pairs(cards).filter(
    ([one, other]) => overlap(grown(one, -0.5), grown(other, -0.5)) && !isOn(one, other) && !isOn(other, one),
  );
  const beyond = cards.flatMap((card) =>
    card.texts
      .filter((text) => !isInside(textRect(text, form), grown(card, 1)))
      .map(({ text }) => `${text} leaves ${card.id}`),
  );
  const slanted = lines.flatMap(partsOf).filter(({ from, to }) => from[0] !== to[0] && from[1] !== to[1]);
  const through = lines.flatMap((line) =>
    partsOf(line).flatMap(({ from, to }) => {
      const part = {
        x: Math.min(from[0], to[0]),
        y: Math.min(from[1], to[1]),
        width: Math.abs(from[0] - to[0]) + 0.1,
        height: Math.abs(from[1] - to[1]) + 0.1,
      };
      return cards
        .filter((card) => card.kind === "card" && overlap(part, grown(card, -1)))
        .map(({ id }) => `an arrow leads through ${id}`);
    }),
  );
  return [
    ...overlapping.map(([one, other]) => `${one.id} is on ${other.id}`),
    ...cards.filter((card) => !isInside(card, sheet)).map(({ id }) => `${id} leaves the sheet`),
    ...texts.filter((text) => !isInside(textRect(text, form), sheet)).map(({ text }) => `${text} leaves the sheet`),
    ...beyond,
    ...slanted.map(() => "an arrow is slanted"),
    ...through,
  ];
}

const forms = [wide, tall];

describe("the layout of a picture", () => {
  it("has every card and text in its place, and straight arrows around cards, whatever the picture", () => {
    fc.assert(
      fc.property(anyPicture, fc.constantFrom(...forms), (picture: Picture, form) => {
        assert.deepEqual(faults(layout(picture, form), form), []);
      }),
      { numRuns: 200 },
    );
  });

  it("is the same each time", () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        assert.deepEqual(layout(picture, wide), layout(structuredClone(picture), wide));
      }),
      { numRuns: 20 },
    );
  });

  for (const [stack, sets] of [
    ["dev", {}],
    ["team", {}],
    ["prod", {}],
    ["prod", { users: "50000" }],
    ["team", { internalLoadBalancer: "true", "network.zones": "2" }],
  ] as const) {
    it(`of ${stack} ${JSON.stringify(sets)} is sound, and its arrows neither cross nor touch a text`, async () => {
      const { picture } = await planOf(stack, sets);
      for (const form of forms) {
        const drawing = layout(picture, form);
        assert.deepEqual(faults(drawing, form), []);
        assert.deepEqual(crossings(drawing), []);
        const labels = drawing.lines.flatMap(({ label }) => label).map((text) => textRect(text, form));
        const places = [
          ...drawing.texts.map((text) => textRect(text, form)),
          ...drawing.cards.filter(({ kind }) => kind === "sign"),
        ];
        const vertical = drawing.lines.flatMap(partsOf).filter(({ from, to }) => from[0] === to[0]);
        const covered = vertical.map(({ from, to }) => ({
          x: from[0] - 1,
          y: Math.min(from[1], to[1]),
          width: 2,
          height: Math.abs(from[1] - to[1]),
        }));
        assert.deepEqual(
          [...labels, ...covered].filter((one) => places.some((place) => overlap(one, place))),
          [],
        );
        assert.deepEqual(
          pairs(labels).filter(([one, other]) => overlap(one, other)),
          [],
        );
      }
    });
  }
});

/** Where arrows cross. */
function crossings({ lines }: Drawing): string[] {
  return pairs(lines).flatMap(([one, other]) => {
    return partsOf(one).flatMap((part) =>
      partsOf(other)
        .filter((across) => cross(part, across) || cross(across, part))
        .map(() => `${one.ways[0]?.from ?? ""} → ${one.ways[0]?.to ?? ""} crosses ${other.ways[0]?.to ?? ""}`),
    );
  });
}

type Part = ReturnType<typeof partsOf>[number];

function cross(flat: Part, upright: Part): boolean {
  const between = (at: number, one: number, other: number) => Math.min(one, other) < at && at < Math.max(one, other);
  return between(upright.from[0], flat.from[0], flat.to[0]) && between(flat.from[1], upright.from[1], upright.to[1]);
}
