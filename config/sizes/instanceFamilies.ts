import type { CpuArchitecture } from "../instanceTypes.ts";

/** A size within a family of instance types, as AWS writes it. */
export type InstanceSize = "large" | "xlarge" | "2xlarge" | "4xlarge" | "8xlarge" | "16xlarge";

type TypeByCpu = Readonly<Record<CpuArchitecture, string>>;

/** Types with 2 GiB for each vCPU: GitLab's own examples of hosts that compute are of such families, too (c5). */
export function computeOptimized(size: InstanceSize): TypeByCpu {
  return { arm64: `c7g.${size}`, x86_64: `c7i.${size}` };
}

/** Types with 4 GiB for each vCPU, as in GitLab's own examples of hosts that need memory (m5). */
export function generalPurpose(size: InstanceSize): TypeByCpu {
  return { arm64: `m7g.${size}`, x86_64: `m7i.${size}` };
}
