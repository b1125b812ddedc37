import type { PictureWay } from "./pictureModel.ts";
import type { Family } from "./pictureTiers.ts";

/** A rectangle in pixels, from its left upper corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of text. Its `y` is that of the baseline. */
export interface DrawnText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly style: TextStyle;
  /** Absent: `x` is its beginning. */
  readonly anchor?: "middle" | "end";
  /** Whether it is written from bottom to top. */
  readonly upwards?: true;
}

/** What a text is: its letters depend on it. */
export type TextStyle = "title" | "detail" | "name" | "label" | "place";

/** A card, a node on a card, or a small sign such as that of a NAT gateway. */
export interface DrawnCard extends Rect {
  readonly id: string;
  readonly family: Family;
  readonly kind: "card" | "member" | "sign";
  readonly texts: readonly DrawnText[];
  /** What a pointer on it shows. */
  readonly hint: string;
}

/** A frame around cards. */
export interface Frame extends Rect {
  readonly kind: "region" | "network" | "zone" | "tier" | "strip";
}

/** An arrow of horizontal and vertical parts. */
export interface DrawnLine {
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly kind: "traffic" | "rights";
  /** That of the card it leads to. */
  readonly family: Family;
  readonly label: readonly DrawnText[];
  /** Whether it ends in another arrow to the same card. */
  readonly joins: boolean;
  /** What it stands for. */
  readonly ways: readonly PictureWay[];
}

/** Everything to draw, with its coordinates. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly cards: readonly DrawnCard[];
  readonly lines: readonly DrawnLine[];
  /** The arrows of the legend. They stand for nothing. */
  readonly samples: readonly DrawnLine[];
  /** Texts outside of cards. */
  readonly texts: readonly DrawnText[];
}

/** The right edge. */
export const rightOf = ({ x, width }: Rect): number => x + width;

/** The lower edge. */
export const bottomOf = ({ y, height }: Rect): number => y + height;
