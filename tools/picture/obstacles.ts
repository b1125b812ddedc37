import { bottomOf, rightOf, type DrawnText, type Rect } from "./drawing.ts";
import type { Form } from "./pictureForm.ts";
import { textWidth } from "./textWidth.ts";

/** The rectangle that a text covers. */
export function textRect({ x, y, text, style, anchor, upwards }: DrawnText, form: Form): Rect {
  const { size, bold } = form.letters[style];
  const length = textWidth(text, size, bold);
  const before = { start: 0, middle: length / 2, end: length }[anchor ?? "start"];
  if (upwards) return { x: x - size, y: y - length + before, width: size * 1.25, height: length };
  return { x: x - before, y: y - size, width: length, height: size * 1.25 };
}

/** Whether two rectangles have more than an edge in common. */
export function overlap(one: Rect, other: Rect): boolean {
  return one.x < rightOf(other) && other.x < rightOf(one) && one.y < bottomOf(other) && other.y < bottomOf(one);
}

/** What arrows keep away from: texts, signs, and other arrows with their labels. */
export class Obstacles {
  readonly #taken: Rect[];

  constructor(taken: readonly Rect[]) {
    this.#taken = [...taken];
  }

  add(...rects: readonly Rect[]): void {
    this.#taken.push(...rects);
  }

  /** The free position nearest to a wanted one within a range, for what `shape` says that it covers there; else the wanted one. */
  nearest(wanted: number, [from, to]: readonly [number, number], shape: (x: number) => readonly Rect[]): number {
    const isFree = (x: number) => shape(x).every((rect) => !this.#taken.some((taken) => overlap(rect, taken)));
    for (let away = 0; away <= to - from; away += 4)
      for (const x of [wanted - away, wanted + away]) if (x >= from && x <= to && isFree(x)) return x;
    return wanted;
  }
}
