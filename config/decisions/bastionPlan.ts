import type { CpuArchitecture } from "../instanceTypes.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";

/** The bastion, which the clients in `allow.bastion` connect to. */
export interface BastionPlan {
  readonly instanceType: string;
  readonly cpu: CpuArchitecture;
}

/**
 * Decides whether there is a bastion: only if `allow.bastion` has an entry.
 *
 * @param settings the allowlist, and overrides of the size's row
 * @param size its row
 */
export function bastionPlan({ allow, cpu, nodes }: Settings, size: Size): BastionPlan | undefined {
  const row = size.nodes.bastion;
  if (!row || allow.bastion.length === 0) return undefined;
  return { instanceType: nodes.bastion.instanceType ?? row.instanceType[cpu], cpu };
}
