import type { Picture } from "./pictureModel.ts";
import { tierIds } from "./pictureTiers.ts";

/** A picture in words, from top to bottom, for people who do not see it. */
export function described({ region, network, zones, cards }: Picture): string {
  const tiers = tierIds.filter((id) => id !== "network").map((id) => cards.filter(({ tier }) => tier === id));
  const said = tiers.filter(({ length }) => length > 0).map((same) => same.map(({ title }) => title).join(", "));
  const where = zones.length > 0 ? ` in ${zones.map(({ name }) => name).join(", ")}` : "";
  return `From top to bottom: ${said.join("; ")}. In AWS region ${region}, ${network}${where}.`;
}
