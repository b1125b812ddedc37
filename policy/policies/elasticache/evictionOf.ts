import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { Reading } from "../../reading.ts";

/**
 * What a cache does when its memory is full: the parameter `maxmemory-policy` of its group of parameters. A group of AWS that is only
 * named has AWS' own value (ElastiCache user guide, Valkey and Redis OSS parameters, 2026).
 */
export function evictionOf(stack: PolicyStack, cache: PolicyResource): Reading {
  const [group] = stack.namedBy(cache, "parameterGroupName");
  const parameters = Reading.of(group?.props ?? {}).at("parameters");
  const found = parameters.items.find((one) => one.isUnknown || one.at("name").value === "maxmemory-policy");
  return found?.at("value") ?? new Reading("parameters", "volatile-lru");
}
