import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";

/**
 * A parameter of a parameter group, of RDS or of ElastiCache.
 *
 * @param group the group; absent if the program only names one
 * @param name of the parameter
 * @param otherwise its value where the group does not say it
 */
export function parameterIn(group: PolicyResource | undefined, name: string, otherwise?: string): Reading {
  const parameters = Reading.of(group?.props ?? {}).at("parameters");
  const found = parameters.items.find((one) => one.isUnknown || one.at("name").value === name);
  return found?.at("value") ?? new Reading(parameters.path, otherwise);
}
