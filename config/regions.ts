import data from "./regions.json" with { type: "json" };

/** Date on which the list of regions was read, and its source. */
export const regionsRead = { date: data.date, source: data.source } as const;

/**
 * The partition of each AWS region, opt-in regions included. If a region is newer than the list, add it to
 * config/regions.json.
 */
export const partitionOf: ReadonlyMap<string, string> = new Map(
  Object.entries(data.partitions).flatMap(([partition, regions]) => regions.map((region) => [region, partition])),
);
