import type { Complain } from "../problem.ts";
import type { DatabaseRow } from "../sizes/size.ts";
import type { Group } from "../stackSchema.ts";

/** Disk of a server in GiB (RDS API reference, CreateDBInstance, AllocatedStorage for gp3, 2026-08). */
const diskGiB = { least: 20, most: 65_536 } as const;

/** RDS enlarges a disk by a tenth at least, and the next step has to fit (RDS user guide, storage autoscaling, 2026-08). */
const roomToGrow = 1.25;

/**
 * Checks the disk of the database server.
 *
 * @param said overrides
 * @param row of the size, which applies where nothing is overridden
 * @param complain is called for each problem
 */
export function checkDatabaseDisk(
  { storageGiB: saidSize, maxStorageGiB: saidMost }: Pick<Group<"database">, "storageGiB" | "maxStorageGiB">,
  row: DatabaseRow,
  complain: Complain,
): void {
  const [size, most] = [saidSize ?? row.storageGiB, saidMost ?? row.mostStorageGiB];
  if (size < diskGiB.least || size > diskGiB.most) {
    complain(
      "database.storageGiB",
      size,
      `${String(diskGiB.least)} to ${String(diskGiB.most)}`,
      "RDS has no other disks.",
    );
    return;
  }
  const least = Math.ceil(size * roomToGrow);
  if (most < least || most > diskGiB.most) {
    complain(
      "database.maxStorageGiB",
      most,
      `${String(Math.min(least, diskGiB.most))} to ${String(diskGiB.most)}`,
      "RDS enlarges the disk by itself, which takes a quarter more than storageGiB at least.",
    );
  }
}
