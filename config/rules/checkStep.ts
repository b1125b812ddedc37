import type { Complain } from "../problem.ts";

/**
 * Checks the number that counts the steps of a rotation.
 *
 * @param key such as `database.loginStep`
 * @param step absent: nothing is said
 * @param complain is called for each problem
 */
export function checkStep(key: string, step: number | undefined, complain: Complain): void {
  if (step !== undefined && step < 1)
    complain(key, step, "a whole number from 1", "Begin with 1, and raise it by one at a time.");
}
