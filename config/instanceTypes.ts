import rows from "./instanceTypes.json" with { type: "json" };
import { noSuch } from "./nearest.ts";

/** Processor architectures: Graviton (arm64), Intel and AMD (x86_64). */
export const cpus = ["arm64", "x86_64"] as const;

/** One of them. */
export type CpuArchitecture = (typeof cpus)[number];

/** What an EC2 instance type offers. */
export interface InstanceType {
  readonly name: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly cpu: CpuArchitecture;
  /** Whether it runs at full speed only while it has CPU credits. */
  readonly burstable: boolean;
  /** Sustained input/output operations per second to all its volumes. */
  readonly ebsIops: number;
  /** Sustained MiB/s to all its volumes. */
  readonly ebsThroughputMiBps: number;
}

/**
 * The instance types that settings accept: those whose price is also known (DescribeInstanceTypes as kept by getmoto/moto,
 * 2026-08-02).
 */
export const instanceTypes: readonly InstanceType[] = Object.entries(rows).map(
  ([name, [vcpu, memoryGiB, cpu, burstable, ebsIops, ebsThroughputMiBps]]) =>
    ({ name, vcpu, memoryGiB, cpu, burstable, ebsIops, ebsThroughputMiBps }) as InstanceType,
);

/**
 * Finds an instance type by its name.
 *
 * @param name such as `c7g.2xlarge`
 * @returns the type, or `undefined` if it is not in the table
 */
export function findInstanceType(name: string): InstanceType | undefined {
  return instanceTypes.find((type) => type.name === name);
}

/**
 * Text about an unknown instance type.
 *
 * @param name an unknown name
 * @returns a sentence with the type that was probably meant, or with all known types of the family, if the family is known
 */
export function noSuchInstanceType(name: string): string {
  const names = instanceTypes.map((type) => type.name);
  const [family = ""] = name.split(".");
  const relatives = names.filter((one) => one.startsWith(`${family}.`));
  const text = noSuch("type", name, relatives.length > 0 ? relatives : names);
  if (relatives.length === 0 || text.endsWith("?")) return text;
  return `${text} The family ${family} has ${relatives.map((one) => one.slice(family.length + 1)).join(", ")}.`;
}
