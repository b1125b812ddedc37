import { findInstanceType, noSuchInstanceType, type CpuArchitecture } from "../instanceTypes.ts";
import type { Complain } from "../problem.ts";

/** The least that a role works with, and what GitLab says. */
export interface LeastMachine {
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly documented: string;
}

/** What an instance has to be. */
export interface WantedMachine {
  /** Architecture of the image; absent if it is wrong itself. */
  readonly cpu: CpuArchitecture | undefined;
  /** What the role needs; absent: any type works, burstable ones included. */
  readonly least?: LeastMachine | undefined;
}

/**
 * Checks the instance type of a role.
 *
 * @param role whose key it is, such as `box`
 * @param name the type; absent: nothing is said
 * @param wanted what it has to be
 * @param complain is called for each problem
 */
export function checkInstanceType(
  role: string,
  name: string | undefined,
  { cpu, least }: WantedMachine,
  complain: Complain,
): void {
  if (name === undefined) return;
  const key = `nodes.${role}.instanceType`;
  const type = findInstanceType(name);
  if (!type) {
    complain(key, name, "an instance type from config/instanceTypes.json", noSuchInstanceType(name));
    return;
  }
  if (cpu && type.cpu !== cpu) {
    complain(key, name, `a type for ${cpu}`, `It is for ${type.cpu}: set cpu: ${type.cpu}, or choose another type.`);
  }
  if (!least) return;
  if (type.burstable) {
    complain(
      key,
      name,
      "a type that is not burstable",
      "GitLab slows to a crawl when the CPU credits are used up: choose a c, m or r type.",
    );
  }
  if (type.vcpu < least.vcpu || type.memoryGiB < least.memoryGiB) {
    complain(
      key,
      name,
      `at least ${String(least.vcpu)} vCPU and ${String(least.memoryGiB)} GiB`,
      `GitLab requires ${least.documented}.`,
    );
  }
}
