import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";

/**
 * Refuses settings of the bastion if there is no bastion.
 *
 * @param bastion overrides of the bastion
 * @param clients who may reach it; if nobody may, there is no bastion
 * @param complain is called for each problem
 */
export function checkBastion(bastion: Group<"nodes">["bastion"], clients: readonly string[], complain: Complain): void {
  if (bastion.instanceType === undefined || clients.length > 0) return;
  complain(
    "nodes.bastion.instanceType",
    bastion.instanceType,
    "nothing while allow.bastion is empty, because then there is no bastion",
    "List in allow.bastion who may reach it, or remove this key: Session Manager is there for administration.",
  );
}
