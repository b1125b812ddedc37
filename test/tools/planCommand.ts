import assert from "node:assert/strict";
import type { recordAgainst } from "../../tools/against/recordAgainst.ts";
import { runPlan } from "../../tools/plan/runPlan.ts";
import { recordEdited } from "../compare/recordEdited.ts";
import { outcome, type Outcome } from "./outcome.ts";

/** The stack of dev as it is, which the command has recorded in another process at the same time. */
export const recordDev: typeof recordAgainst = async ({ kind, label }, stack) => {
  assert.deepEqual([kind, stack], ["stackFile", "dev"]);
  return { label, ...(await recordEdited("dev", {})) };
};

/**
 * Runs `npm run plan` in this process, compared with nothing or with dev as it is.
 *
 * @param args of the command line
 */
export async function planCommand(...args: readonly string[]): Promise<Outcome> {
  await recordEdited("dev", {}); // one recording after the other: the runtime is one for the process
  return outcome((terminal) => runPlan(args, terminal, { recordAgainst: recordDev }));
}
