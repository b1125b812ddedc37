import { instanceTypeGenerations, type InstanceTypeGeneration } from "../instanceTypeGeneration.ts";
import type { Size } from "../sizes/size.ts";

/**
 * The generation of instance types: what the stack file says, or the size's.
 *
 * @param said 0 if the stack file says nothing; what there is not counts as not said
 * @param size whose generation applies then
 */
export function chosenGeneration(
  said: number,
  { instanceTypeGeneration }: Pick<Size, "instanceTypeGeneration">,
): InstanceTypeGeneration {
  return instanceTypeGenerations.find((one) => one === said) ?? instanceTypeGeneration;
}
