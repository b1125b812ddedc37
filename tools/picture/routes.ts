import { bottomOf, rightOf, type DrawnCard, type DrawnLine, type DrawnText, type Rect } from "./drawing.ts";
import { Ends } from "./ends.ts";
import { fitted } from "./fitted.ts";
import type { Form } from "./pictureForm.ts";
import { isDirect, lanesOf, type Lane } from "./lanes.ts";
import type { LaidTier } from "./layTier.ts";
import { tierAt, type End, type Link } from "./links.ts";
import { Obstacles, textRect } from "./obstacles.ts";
import type { PictureCard } from "./pictureModel.ts";
import { rowOf } from "./rows.ts";
import { textWidth } from "./textWidth.ts";
import { tierOf } from "./pictureTiers.ts";

/** What arrows connect, and what they avoid. */
interface Scene {
  readonly laid: readonly LaidTier[];
  readonly cards: readonly PictureCard[];
  /** Texts outside of cards. */
  readonly texts: readonly DrawnText[];
  readonly signs: readonly DrawnCard[];
  /** Heights of the upper and lower edges of frames. */
  readonly edges: readonly number[];
  /** The edges of the tiers. */
  readonly left: number;
  readonly right: number;
  readonly form: Form;
}

/** Draws each arrow with horizontal and vertical parts: straight down to the next tier, or beside the tiers that it passes. */
export function routes(all: readonly Link[], scene: Scene): DrawnLine[] {
  const rows = { drawn: scene.laid.map(({ id }) => id), cards: scene.cards, form: scene.form };
  const router = new Router(scene);
  const direct = all.filter((link) => isDirect(link, rows)).map((link) => router.direct(link));
  const lanes = lanesOf(all, rows);
  const beside = (["left", "right"] as const).flatMap((side) =>
    lanes
      .filter((lane) => lane.side === side)
      .toSorted((one, other) => router.start(other) - router.start(one))
      .flatMap((lane, position) => router.lane(lane, position)),
  );
  return [...direct, ...beside];
}

/** What is right of the picture. */
function beyond({ form }: Scene): Rect {
  return { x: form.width - form.space, y: 0, width: form.width, height: Number.MAX_SAFE_INTEGER };
}

/** Room between an arrow and the corner of a card. */
const corner = 12;

/** The middle of the longest part between heights. */
function middleOf(heights: readonly number[]): number {
  const sorted = heights.toSorted((one, other) => one - other);
  const parts = sorted.slice(1).map((to, at) => [sorted[at] ?? to, to] as const);
  const [longest = [0, 0]] = parts.toSorted(([a, b], [c, d]) => d - c - (b - a));
  return (longest[0] + longest[1]) / 2;
}

class Router {
  readonly #scene: Scene;
  readonly #obstacles: Obstacles;
  readonly #ends: Ends;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#ends = new Ends(scene.laid);
    this.#obstacles = new Obstacles([
      ...scene.texts.map((text) => textRect(text, scene.form)),
      ...scene.signs,
      beyond(scene),
    ]);
  }

  /** Where the topmost arrow of a lane begins. */
  start({ links }: Lane): number {
    return Math.min(...links.map(({ from }) => this.#ends.rect(from).y));
  }

  /** An arrow to the next tier. It is straight if one end is above the other. */
  direct(link: Link): DrawnLine {
    const [above, below] = [this.#ends.rect(link.from), this.#ends.rect(link.to)];
    const [top, bottom] = [bottomOf(above), below.y];
    const [from, to] = [Math.max(above.x, below.x) + corner, Math.min(rightOf(above), rightOf(below)) - corner];
    const bend = top + this.#scene.form.gap * 0.55;
    const isStraight = from <= to;
    const x = isStraight
      ? this.#free(from, to, top, bottom, link.label)
      : this.#free(above.x + corner, rightOf(above) - corner, top, bend, link.label);
    const near = rightOf(below) < above.x + above.width / 2 ? rightOf(below) - corner : below.x + corner;
    const end = isStraight ? x : this.#free(below.x + corner, rightOf(below) - corner, bend, bottom, "", near);
    const points: DrawnLine["points"] = isStraight
      ? [
          [x, top],
          [x, bottom],
        ]
      : [
          [x, top],
          [x, bend],
          [end, bend],
          [end, bottom],
        ];
    return this.#line(link, points, this.#labelAt(x, top, isStraight ? bottom : bend, link.label), false);
  }

  /** The arrows of a lane: the topmost goes all the way, and the others join it. */
  lane({ side, links }: Lane, position: number): DrawnLine[] {
    const { left, right, form } = this.#scene;
    const away = form.lane * (position + 0.6);
    const x = side === "left" ? left - away : right + away;
    const [first, ...others] = links.toSorted(
      (one, other) => this.#ends.rect(one.from).y - this.#ends.rect(other.from).y,
    );
    if (!first) return [];
    const begin = this.#exit(first.from, side, x);
    const entry = this.#entry(first.to, side, x);
    const [top, bottom] = [begin.at(-1)?.[1] ?? 0, entry[0]?.[1] ?? 0];
    const stubs = others.map((link) => this.#exit(link.from, side, x));
    const joints = stubs.flatMap((stub) => stub.at(-1)?.[1] ?? []);
    const middle = x + form.letters.label.size * (side === "left" ? -0.35 : 1.05);
    const label: DrawnText = {
      x: middle,
      y: middleOf([top, bottom, ...joints]),
      text: first.label,
      style: "label",
      anchor: "middle",
      upwards: true,
    };
    return [
      this.#line(first, [...begin, ...entry], [label], false),
      ...others.map((link, at) => this.#line(link, stubs[at] ?? [], [], true)),
    ];
  }

  /** From an end to a lane: sideways if nothing is between them, else below its tier. */
  #exit(end: End, side: Lane["side"], x: number): [number, number][] {
    const rect = this.#ends.rect(end);
    const edge = side === "left" ? rect.x : rightOf(rect);
    if (x > rect.x && x < rightOf(rect)) return [[x, bottomOf(rect)]];
    if (this.#ends.isOuter(end, side)) {
      const y = this.#ends.port(end, side);
      return [
        [edge, y],
        [x, y],
      ];
    }
    const y = bottomOf(rect) + this.#scene.form.space * 0.4;
    const begin = rect.x + rect.width / 2;
    return [
      [begin, bottomOf(rect)],
      [begin, y],
      [x, y],
    ];
  }

  /** From a lane to an end: sideways if nothing is between them, else from above its tier. */
  #entry(end: End, side: Lane["side"], x: number): [number, number][] {
    const rect = this.#ends.rect(end);
    const isBeside = side === "left" ? x < rect.x : x > rightOf(rect);
    if (isBeside && this.#ends.isOuter(end, side)) {
      const y = this.#ends.port(end, side);
      return [
        [x, y],
        [side === "left" ? rect.x : rightOf(rect), y],
      ];
    }
    if ("card" in end && !rowOf(end.card, this.#scene.cards, this.#scene.form).isFirst) {
      const between = rect.y - this.#scene.form.space * 0.35;
      const middle = rect.x + rect.width / 2;
      return [
        [x, between],
        [middle, between],
        [middle, rect.y],
      ];
    }
    const { gap, space } = this.#scene.form;
    const above = tierOf(tierAt(end)).place === "strip" ? space * 0.75 : gap * 0.3;
    const y = this.#ends.tier(end).rect.y - above - this.#ends.count(end, "above") * 8;
    const target = this.#free(rect.x + corner, rightOf(rect) - corner, y, rect.y, "");
    return [
      [x, y],
      [target, y],
      [target, rect.y],
    ];
  }

  #line({ kind, to, ways }: Link, points: DrawnLine["points"], label: readonly DrawnText[], joins: boolean): DrawnLine {
    const parts = points.slice(1).flatMap(([x, y], at) => {
      const [before, above] = points[at] ?? [x, y];
      const [left, top] = [Math.min(x, before), Math.min(y, above)];
      return [{ x: left - 4, y: top, width: Math.abs(x - before) + 8, height: Math.abs(y - above) }];
    });
    this.#obstacles.add(...parts, ...label.map((text) => textRect(text, this.#scene.form)));
    const { family } = tierOf(tierAt(to));
    return { points, kind, family, label, joins, ways };
  }

  /** A free position between two others for a vertical arrow with its label beside its beginning. */
  #free(from: number, to: number, top: number, bottom: number, label: string, wanted = (from + to) / 2) {
    const { size } = this.#scene.form.letters.label;
    const lines = this.#lines(label);
    const width = Math.max(0, ...lines.map((line) => textWidth(line, size) + 8));
    return this.#obstacles.nearest(wanted, [from, to], (x) => [
      { x: x - 4, y: top, width: 8, height: bottom - top },
      { x: x + 4, y: top, width, height: size * (0.5 + 1.25 * lines.length) },
    ]);
  }

  /** A label beside a vertical arrow, as far above as no edge of a frame is behind it. */
  #labelAt(x: number, top: number, bottom: number, label: string): DrawnText[] {
    const { size } = this.#scene.form.letters.label;
    const lines = this.#lines(label);
    const height = lines.length * size * 1.25;
    const isClear = (y: number) => !this.#scene.edges.some((edge) => y < edge && edge < y + height);
    const places = Array.from({ length: Math.max(0, Math.floor(bottom - top - height)) }, (_, at) => top + 2 + at);
    const y = places.find(isClear) ?? top + 2;
    return lines.map((text, at) => ({ x: x + 6, y: y + size * (1 + 1.25 * at), text, style: "label" }));
  }

  #lines(label: string): string[] {
    return label === "" ? [] : fitted(label, this.#scene.form.label, this.#scene.form.letters.label, 3);
  }
}
