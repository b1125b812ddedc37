import type { Complain } from "../problem.ts";

/** Fewest characters of a reason: one word is not a reason. */
const fewest = 10;

/**
 * Checks the reason for something that a person should think about twice.
 *
 * @param key where the stack file says it
 * @param reason what it says
 * @param fix what it has to explain, as a sentence
 * @param complain is called if that is no reason
 */
export function checkReason(key: string, reason: string, fix: string, complain: Complain): void {
  if (reason.trim().length < fewest) complain(key, reason, `a sentence of at least ${String(fewest)} letters`, fix);
}
