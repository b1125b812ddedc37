import data from "./regions.json" with { type: "json" };

/** Day on which the list of regions was read, and from what. */
export const regionsRead = { date: data.date, source: data.source } as const;

/**
 * The partition of each region that AWS has, those included that an account has to opt into. A region that is newer than
 * the list belongs into config/regions.json.
 */
export const partitionOf: ReadonlyMap<string, string> = new Map(
  Object.entries(data.partitions).flatMap(([partition, regions]) => regions.map((region) => [region, partition])),
);
