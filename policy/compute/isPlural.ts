import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";

/**
 * Whether an Auto Scaling group may have more than one instance. A group of one replaces its instance when it fails, and
 * shares the work of none.
 *
 * @param group the group
 */
export function isPlural(group: PolicyResource): boolean {
  const size = Reading.of(group.props).at("maxSize").value;
  return size !== 0 && size !== 1;
}
