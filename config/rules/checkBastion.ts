import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";

/**
 * Checks that what is said about the bastion is about one that is made.
 *
 * @param bastion overrides of the bastion
 * @param clients who may come to it; nobody: there is none
 * @param complain hears of problems
 */
export function checkBastion(bastion: Group<"nodes">["bastion"], clients: readonly string[], complain: Complain): void {
  if (bastion.instanceType === undefined || clients.length > 0) return;
  complain(
    "nodes.bastion.instanceType",
    bastion.instanceType,
    "nothing while allow.bastion is empty, for then there is no bastion",
    "Name in allow.bastion who may come to it, or take this out: administration is by Session Manager.",
  );
}
