/** What the colour of a tier means. */
export type Family = "outside" | "edge" | "compute" | "data" | "operations";

/** A tier of the picture. */
interface Tier {
  readonly family: Family;
  /** Where it is drawn: above the region, between VPC and zones, in the zones, below the VPC; absent: it is only listed. */
  readonly place: "outside" | "door" | "zones" | "region" | "strip" | undefined;
  /** Title of the frame around its cards, if there are several; the strip always has one. Absent: they have none. */
  readonly frame?: string;
  /** Whether its cards are beside each other; default: below each other. */
  readonly beside?: true;
}

/** The tiers, from top to bottom. A way that leads down is drawn, see links.ts; all others are listed. */
export const pictureTiers = {
  users: { family: "outside", place: "outside", beside: true },
  door: { family: "edge", place: "door", beside: true },
  box: { family: "compute", place: "zones" },
  application: { family: "compute", place: "zones", frame: "Application" },
  balancer: { family: "edge", place: "zones" },
  router: { family: "compute", place: "zones" },
  repositories: { family: "data", place: "zones" },
  data: { family: "data", place: "zones", frame: "Data services" },
  objects: { family: "data", place: "region" },
  operations: { family: "operations", place: "strip", frame: "Operations" },
  network: { family: "edge", place: undefined },
} as const satisfies Readonly<Record<string, Tier>>;

/** Name of a tier. */
export type TierId = keyof typeof pictureTiers;

/** The names of {@link TierId}, from top to bottom. */
export const tierIds = Object.keys(pictureTiers) as TierId[];

/** What is fixed about a tier. */
export function tierOf(id: TierId): Tier {
  return pictureTiers[id];
}
