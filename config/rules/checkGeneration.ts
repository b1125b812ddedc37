import { instanceTypeGenerations } from "../instanceTypeGeneration.ts";
import type { Complain } from "../problem.ts";

/**
 * Checks the generation of instance types.
 *
 * @param said what the stack file says; 0 if it leaves the choice to the size
 * @param complain is called once at most
 */
export function checkGeneration(said: number, complain: Complain): void {
  if (said === 0 || instanceTypeGenerations.some((one) => one === said)) return;
  complain(
    "instanceTypeGeneration",
    said,
    instanceTypeGenerations.join(" or "),
    "For another one, name the type of each role: nodes.rails.instanceType.",
  );
}
