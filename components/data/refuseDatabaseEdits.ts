import type * as aws from "@pulumi/aws";
import type { DatabasePlan } from "../../config/decisions/databasePlan.ts";
import type { Problem } from "../../config/problem.ts";
import { refuseEdit } from "../helpers/refuseEdit.ts";

/** What a stack file says of its database. */
interface Said {
  readonly stack: string;
  readonly plan: Pick<DatabasePlan, "maxStorageGiB">;
  readonly snapshotIdentifier?: string;
}

/**
 * Refuses edits that cannot be made to a server that exists: to restore over it, and to limit its disk below the size that
 * it has by now.
 *
 * @param said by the stack file
 * @param server that exists, or is being made
 */
export function refuseDatabaseEdits(
  said: Said,
  server: Pick<aws.rds.Instance, "snapshotIdentifier" | "allocatedStorage">,
): void {
  const { snapshotIdentifier, allocatedStorage } = server;
  refuseEdit(said.stack, { snapshotIdentifier, allocatedStorage }, (is) => databaseProblems(said, is));
}

/**
 * What is wrong with the edit of a server that exists.
 *
 * @param said by the stack file
 * @param is what the server was made from (nothing, or an empty text, for an empty one), and its size by now if it is known
 */
export function databaseProblems(
  said: Said,
  is: { readonly snapshotIdentifier?: string | undefined; readonly allocatedStorage?: number | undefined },
): Problem[] {
  const { plan, snapshotIdentifier: wanted } = said;
  const { snapshotIdentifier: made = "", allocatedStorage = 0 } = is;
  const restores = wanted !== undefined && wanted !== made;
  const limits = plan.maxStorageGiB < allocatedStorage;
  return [
    ...(restores
      ? [
          {
            key: "database.snapshot",
            value: wanted,
            allowed: made === "" ? "nothing: this stack's database was made empty" : `${made}, or nothing`,
            fix: "Remove it, and restore the snapshot in a new stack: nothing is restored over a database that exists.",
          },
        ]
      : []),
    ...(limits
      ? [
          {
            key: "database.maxStorageGiB",
            value: plan.maxStorageGiB,
            allowed: `at least ${String(allocatedStorage)}, the size of the disk by now`,
            fix: "Raise it: RDS does not make a disk smaller.",
          },
        ]
      : []),
  ];
}
