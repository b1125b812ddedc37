import { bottomOf, type Drawing, type DrawnCard, type DrawnText, type Frame } from "./drawing.ts";
import type { Form } from "./pictureForm.ts";
import { gutters, isDirect } from "./lanes.ts";
import { layLegend } from "./layLegend.ts";
import { layTier, type Column, type LaidTier } from "./layTier.ts";
import { links, tierAt, type Link } from "./links.ts";
import type { Picture } from "./pictureModel.ts";
import { routes } from "./routes.ts";
import { tierIds, tierOf, type TierId } from "./pictureTiers.ts";
import { layZones, zoneColumns, zoneHead } from "./zoneColumns.ts";

/**
 * Gives everything in a picture its place: users above the region, in it the VPC with its zones side by side, tiers from top
 * to bottom, and below the VPC objects and operations. The same picture always has the same places.
 */
export function layout(picture: Picture, form: Form): Drawing {
  return new Sheet(picture, form).drawing();
}

/** A sheet that is filled from top to bottom. */
class Sheet {
  readonly #picture: Picture;
  readonly #form: Form;
  readonly #drawn: readonly TierId[];
  readonly #links: readonly Link[];
  /** The tiers in the VPC are between these. */
  readonly #left: number;
  readonly #width: number;
  readonly #columns: readonly Column[];
  readonly #laid: LaidTier[] = [];
  readonly #frames: Frame[] = [];
  readonly #texts: DrawnText[] = [];
  readonly #signs: DrawnCard[] = [];
  #y = 0;

  constructor(picture: Picture, form: Form) {
    this.#picture = picture;
    this.#form = form;
    const has = (id: TierId) => picture.cards.some(({ tier }) => tier === id);
    this.#drawn = tierIds.filter((id) => tierOf(id).place !== undefined && has(id));
    this.#links = links(picture);
    const side = gutters(this.#links, { drawn: this.#drawn, cards: picture.cards, form });
    this.#left = 2 * form.space + side.left;
    this.#width = form.width - this.#left - 2 * form.space - side.right;
    this.#columns = zoneColumns(picture, this.#left, this.#width, form);
  }

  drawing(): Drawing {
    const { space, gap, width } = this.#form;
    for (const id of this.#at("outside")) this.#put(id, ...this.#overDoors());
    if (this.#y > 0) this.#y += Math.max(gap - this.#head(), this.#form.letters.label.size * 2);
    this.#framed("region", 0, `AWS region ${this.#picture.region}`, () => {
      this.#framed("network", space, this.#picture.network, () => {
        this.#network();
      });
      for (const id of this.#at("region")) {
        this.#y += gap - space;
        this.#put(id, this.#left, this.#width);
      }
      for (const id of this.#at("strip")) {
        this.#y += space * 1.5;
        this.#put(id, space, width - 2 * space);
      }
    });
    return this.#finished();
  }

  /** The load balancers, and below them the zones with what runs in them. */
  #network(): void {
    const { space, gap, below } = this.#form;
    for (const id of this.#at("door")) {
      this.#put(id, this.#left, this.#width);
      this.#y += below;
    }
    const top = this.#y;
    this.#y += zoneHead(this.#picture, this.#form);
    for (const [position, id] of this.#at("zones").entries()) {
      if (position > 0) this.#y += this.#isReached(id) ? gap : 1.5 * space;
      this.#put(id, this.#left + space * 0.75, this.#width - space * 1.5);
    }
    this.#y += space;
    const zones = layZones(this.#picture, this.#columns, top, this.#y - top, this.#form);
    this.#frames.push(...zones.frames);
    this.#texts.push(...zones.texts);
    this.#signs.push(...zones.signs);
  }

  /** Whether an arrow leads to a tier from the one above. */
  #isReached(id: TierId): boolean {
    const rows = { drawn: this.#drawn, cards: this.#picture.cards, form: this.#form };
    return this.#links.some((link) => tierAt(link.to) === id && isDirect(link, rows));
  }

  #at(where: string): TierId[] {
    return this.#drawn.filter((id) => tierOf(id).place === where);
  }

  #put(id: TierId, x: number, width: number): void {
    const cards = this.#picture.cards.filter(({ tier }) => tier === id);
    const tier = layTier(id, cards, { x, y: this.#y, width, columns: this.#columns }, this.#form);
    this.#laid.push(tier);
    this.#y = bottomOf(tier.rect);
  }

  /** Height above what a frame contains: that of its title, unless the title is below. */
  #head(): number {
    return this.#form.name === "wide" ? this.#form.letters.place.size * 1.9 : this.#form.space;
  }

  /** Puts a frame around what `inside` puts on the sheet. On a phone its title is below, where no arrow is in its way. */
  #framed(kind: "region" | "network", x: number, title: string, inside: () => void): void {
    const { name, width, space, letters } = this.#form;
    const { size } = letters.place;
    const at = this.#frames.length;
    const top = this.#y;
    this.#y += this.#head();
    inside();
    this.#y += name === "wide" ? space : size * 1.9;
    this.#frames.splice(at, 0, { kind, x, y: top, width: width - 2 * x, height: this.#y - top });
    this.#texts.push(
      name === "wide"
        ? { x: x + space, y: top + size * 1.4, text: title, style: "place" }
        : { x: width - x - space, y: this.#y - size * 0.6, text: title, style: "place", anchor: "end" },
    );
  }

  /** Where users are: above the load balancer that they reach, if there is room for them. */
  #overDoors(): [x: number, width: number] {
    const { space, door, user, width } = this.#form;
    const [users = 0, doors = 0] = (["users", "door"] as const).map(
      (id) => this.#picture.cards.filter(({ tier }) => tier === id).length,
    );
    const first = ((this.#width - space * (doors - 1)) * door) / (door + doors - 1);
    return doors > 1 && first > users * user ? [this.#left, first] : [0, width];
  }

  #finished(): Drawing {
    const { width, space } = this.#form;
    const legend = layLegend(this.#laid, this.#y + space, this.#form);
    const texts = [...this.#texts, ...this.#laid.flatMap((tier) => tier.texts)];
    const frames = [...this.#frames, ...this.#laid.flatMap((tier) => tier.frames)];
    const sides = { left: this.#left, right: this.#left + this.#width };
    const edges = frames.flatMap((frame) => [frame.y, bottomOf(frame)]);
    return {
      width,
      height: Math.ceil(legend.bottom),
      frames,
      cards: [...this.#laid.flatMap(({ cards }) => cards), ...this.#signs, ...legend.signs],
      lines: routes(this.#links, {
        laid: this.#laid,
        texts,
        signs: this.#signs,
        ...sides,
        edges,
        form: this.#form,
        cards: this.#picture.cards,
      }),
      samples: legend.samples,
      texts: [...texts, ...legend.texts],
    };
  }
}
