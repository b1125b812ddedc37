import type { TextStyle } from "./drawing.ts";
import type { Letters } from "./fitted.ts";

/** What a picture is laid out for. Lengths are in pixels. */
export interface Form {
  readonly name: "wide" | "tall";
  readonly width: number;
  readonly letters: Readonly<Record<TextStyle, Letters>>;
  /** Between the edge of a card and its texts. */
  readonly padding: number;
  /** Between the edge of a card and nodes on it. */
  readonly chip: number;
  /** Longest line beside an arrow. */
  readonly label: number;
  /** Between frames, and between cards beside each other. */
  readonly space: number;
  /** Between tiers with an arrow between them. */
  readonly gap: number;
  /** Between load balancers and zones: there is room for the words of an arrow. */
  readonly below: number;
  /** Between arrows side by side. */
  readonly lane: number;
  /** How much wider than other load balancers the first one is. */
  readonly door: number;
  /** Cards beside each other among the operations. */
  readonly strip: number;
  /** Width of a card that is alone in its zone, at most. */
  readonly alone: number;
  /** Width of a card of users, at least. */
  readonly user: number;
  /** Width of a zone without nodes. */
  readonly folded: number;
}

/** For screens and paper. */
export const wide: Form = {
  name: "wide",
  width: 1184,
  letters: {
    title: { size: 15, bold: true },
    detail: { size: 13 },
    name: { size: 11.5 },
    label: { size: 12 },
    place: { size: 12.5, bold: true },
  },
  padding: 12,
  chip: 18,
  label: 260,
  space: 14,
  gap: 36,
  below: 22,
  lane: 24,
  door: 2.2,
  strip: 6,
  alone: 460,
  user: 200,
  folded: 26,
};

/** For phones. */
export const tall: Form = {
  name: "tall",
  width: 344,
  letters: {
    title: { size: 12.5, bold: true },
    detail: { size: 11.5 },
    name: { size: 10 },
    label: { size: 10.5 },
    place: { size: 11, bold: true },
  },
  padding: 7,
  chip: 6,
  label: 96,
  space: 6,
  gap: 40,
  below: 46,
  lane: 13,
  door: 1.2,
  strip: 2,
  alone: 460,
  user: 104,
  folded: 20,
};
