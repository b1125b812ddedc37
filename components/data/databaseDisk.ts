/**
 * From this size on, RDS spreads a gp3 disk over four, which has four times the operations and throughput (RDS user guide, gp3 storage,
 * 2026-08).
 */
const stripedGiB = 400;

/**
 * The disk of a server.
 *
 * The operations are said where RDS has more of them for nothing. Left out, the provider repeats those that a smaller disk had when
 * it asks for a larger one, and RDS refuses that: "Invalid iops value ... gp3: 3000" (terraform-provider-aws#28382).
 *
 * @param storageGiB at the start, or to grow to
 */
export function databaseDisk(storageGiB: number) {
  return {
    allocatedStorage: storageGiB,
    ...(storageGiB < stripedGiB ? {} : { iops: 12_000, storageThroughput: 500 }),
  };
}
