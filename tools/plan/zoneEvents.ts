import type { Loss } from "./lossModel.ts";
import { recoveries } from "./recoveries.ts";

/** What the failure of a zone means to one part of an environment. */
export type ZoneLoss = Omit<Loss, "scope" | "event">;

/** Kept where it is, whatever happens to a zone. */
const spanning: ZoneLoss = {
  part: "S3, Secrets Manager",
  lost: "nothing: they span the zones of the region",
  until: "",
  figures: recoveries.goesOn,
};

/**
 * Rows for the failure of a zone. Zones that mean the same to a part share a row, and so do parts of one kind.
 *
 * @param byZone what the failure of each zone means
 */
export function zoneEvents(byZone: ReadonlyMap<string, readonly ZoneLoss[]>): Loss[] {
  const all = [...byZone].flatMap(([zone, losses]) => [...losses, spanning].map((loss) => ({ zone, loss })));
  return [...Map.groupBy(all, ({ loss }) => JSON.stringify(loss)).values()]
    .flatMap((alike) =>
      alike.slice(0, 1).map(({ loss }) => ({ loss, zones: [...new Set(alike.map(({ zone }) => zone))] })),
    )
    .map(({ loss, zones }) => ({ scope: "zone", event: `Availability Zone ${zones.join(" or ")} fails`, ...loss }));
}
