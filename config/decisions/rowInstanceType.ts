import type { Settings } from "../settings.ts";
import type { NodeRow, Size } from "../sizes/size.ts";
import { chosenGeneration } from "./chosenGeneration.ts";

/** What the stack file says about the processors of all nodes. */
export type WantedProcessor = Pick<Settings, "cpu" | "instanceTypeGeneration">;

/**
 * Families of the sixth generation, by those of the seventh: the same vCPUs and memory in each size. Burstable families are
 * in neither.
 */
const sixth: Readonly<Record<string, string>> = { c7g: "c6g", m7g: "m6g", c7i: "c6i", m7i: "m6i" };

/**
 * The instance type of a role, unless the stack file names one.
 *
 * @param row of the role, with types of the seventh generation
 * @param wanted architecture and generation
 * @param size whose generation applies if the stack file says none
 */
export function rowInstanceType(
  { instanceType }: Pick<NodeRow, "instanceType">,
  { cpu, instanceTypeGeneration }: WantedProcessor,
  size: Size,
): string {
  const name = instanceType[cpu];
  if (chosenGeneration(instanceTypeGeneration, size) === 7) return name;
  const [family = "", instanceSize = ""] = name.split(".");
  return `${sixth[family] ?? family}.${instanceSize}`;
}
