import rows from "./cacheNodeTypes.json" with { type: "json" };
import { noSuch } from "./nearest.ts";

/** What a node type of ElastiCache offers. */
export interface CacheNodeType {
  readonly name: string;
  readonly vcpu: number;
  /** Memory of the machine: what the EC2 instance type has that the node type is named after. */
  readonly machineGiB: number;
  /** Memory for the engine, which ElastiCache calls `maxmemory`: less than the machine has. See {@link dataMemoryGiB}. */
  readonly memoryGiB: number;
}

/**
 * The node types that settings accept: those whose price for Valkey is also known (AWS price list of AmazonElastiCache as
 * kept by LeanerCloud/ec2-instances-info, 2025-04-24). For what else a type has, ElastiCache refers to EC2's instance types
 * (ElastiCache user guide, supported node types, 2026-11). Burstable types are left out: GitLab does not support them
 * (doc/install/aws, 2026-08). The eighth generation is left out: its memory is not known.
 */
export const cacheNodeTypes: readonly CacheNodeType[] = Object.entries(rows).map(
  ([name, [vcpu, memoryGiB, machineGiB]]) => ({ name, vcpu, memoryGiB, machineGiB }) as CacheNodeType,
);

/**
 * Percent of the memory that ElastiCache keeps from data, for snapshots and for copies to replicas: its own default, which
 * it recommends (ElastiCache user guide, managing reserved memory, 2026-11).
 */
const reservedPercent = 25;

/**
 * Memory for data. When it is full, the group's eviction policy decides.
 *
 * @param type a node type
 * @returns GiB
 */
export function dataMemoryGiB({ memoryGiB }: Pick<CacheNodeType, "memoryGiB">): number {
  return (memoryGiB * (100 - reservedPercent)) / 100;
}

/**
 * Finds a node type by its name.
 *
 * @param name such as `cache.m7g.large`
 * @returns the type, or `undefined` if it is not in the table
 */
export function findCacheNodeType(name: string): CacheNodeType | undefined {
  return cacheNodeTypes.find((one) => one.name === name);
}

/** Why a type that ElastiCache has is not accepted, by the beginning of its name. */
const refused: readonly (readonly [start: string, why: string])[] = [
  ["cache.t", "Burstable types slow down when their CPU credits are used up, and GitLab does not support them."],
  ["cache.m8g", "How much memory it has for data is not known: take cache.m7g."],
  ["cache.r8g", "How much memory it has for data is not known: take cache.r7g."],
];

/**
 * Text about a node type that is not accepted.
 *
 * @param name such as `cache.t4g.small`
 * @returns sentences: why it is not accepted, or which type was probably meant
 */
export function noSuchCacheNodeType(name: string): string {
  const why = refused.find(([start]) => name.startsWith(start))?.[1];
  if (why !== undefined) return why;
  const names = cacheNodeTypes.map((one) => one.name);
  return names.includes(`cache.${name}`) ? `Write cache.${name}.` : noSuch("type", name, names);
}
