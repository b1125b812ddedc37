import { ownTags } from "../../config/ownTags.ts";
import { price, type Price } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { ResourceGraph } from "./graph.ts";
import type { UsePrice } from "./planModel.ts";
import { nodeGroups, zonesOf } from "./placed.ts";
import { defaultTags, providerType } from "./provider.ts";

/**
 * GB that cross zones for each user in a month, an assumption of ours: clones and fetches, of which Rails gets two thirds
 * from other zones, the two copies of each push, and queries.
 */
const gigabytesPerUser = 1;

/** AWS charges the sender and the receiver. */
const directions = 2;

/**
 * What traffic between zones costs at a typical use; absent where nodes are in one zone.
 *
 * @param resources everything that was recorded; the provider's default tags name the users
 * @param region whose prices count
 */
export function zoneTraffic(
  resources: readonly RecordedResource[],
  region: string,
): { readonly use: UsePrice; readonly rate: Price | undefined } | undefined {
  const graph = new ResourceGraph(resources);
  const spread = nodeGroups(graph).flatMap(({ inputs }) => zonesOf(graph, inputs.vpcZoneIdentifiers));
  if (new Set(spread).size < 2) return undefined;
  const rate = price("zoneTransferGb", region);
  const users = Number(defaultTags(resources.find(({ type }) => type === providerType))[ownTags.users]);
  const units = users * gigabytesPerUser * directions;
  const typical =
    rate && units > 0
      ? {
          units,
          monthly: Math.round(units * rate.dollars * 100) / 100,
          basis: `${String(gigabytesPerUser)} GB a user and month, in both directions, an assumption`,
        }
      : undefined;
  const what = "traffic between zones, in each direction";
  return { use: { what, rate: rate?.dollars, unit: "GB", typical }, rate };
}
