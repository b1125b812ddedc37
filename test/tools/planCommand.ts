import assert from "node:assert/strict";
import type { recordAgainst } from "../../tools/against/recordAgainst.ts";
import { runPlan } from "../../tools/plan/runPlan.ts";
import { recordEdited } from "../compare/recordEdited.ts";
import { outcome, type Outcome } from "./outcome.ts";

/** The stack of dev as it is. The command has recorded it in another process at the same time. */
export const recordDev: typeof recordAgainst = async ({ kind, label }, stack) => {
  assert.deepEqual([kind, stack], ["stackFile", "dev"]);
  return { label, ...(await recordEdited("dev", {})) };
};

/**
 * Runs `npm run plan` in this process, alone or compared with dev as it is.
 *
 * @param args of the command line
 */
export async function planCommand(...args: readonly string[]): Promise<Outcome> {
  await recordEdited("dev", {}); // one recording after the other: a process has only one runtime
  return outcome((terminal) => runPlan(args, terminal, { recordAgainst: recordDev }));
}
