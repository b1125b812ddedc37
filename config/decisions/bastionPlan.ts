import type { CpuArchitecture } from "../instanceTypes.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes.ts";

/** The instance that those on `allow.bastion` start from. */
export interface BastionPlan {
  readonly instanceType: string;
  readonly cpu: CpuArchitecture;
}

/**
 * Decides whether there is a bastion: where somebody may come to it.
 *
 * @param settings the allowlist, and overrides of the size's row
 * @param size its row
 */
export function bastionPlan({ allow, cpu, nodes }: Settings, size: Size): BastionPlan | undefined {
  const row = size.nodes.bastion;
  if (!row || allow.bastion.length === 0) return undefined;
  return { instanceType: nodes.bastion.instanceType ?? row.instanceType[cpu], cpu };
}
