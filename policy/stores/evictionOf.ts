import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import type { Reading } from "../reading.ts";
import { parameterIn } from "./parameterIn.ts";

/**
 * What a cache does when its memory is full: the parameter `maxmemory-policy`. Where nobody says it, it is `volatile-lru`
 * (ElastiCache user guide, Valkey and Redis OSS parameters, 2026).
 */
export function evictionOf(stack: PolicyStack, cache: PolicyResource): Reading {
  const [group] = stack.namedBy(cache, "parameterGroupName");
  return parameterIn(group, "maxmemory-policy", "volatile-lru");
}
