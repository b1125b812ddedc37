import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";

/** The tag with the name of a node, such as `gitaly-1`, or of the role of a group, such as `rails`. */
const nodeTag = "gitlab:node";

/** Which node an instance, a launch template or a group is, or launches; `undefined` where no tag says so. */
export function nodeOf({ props }: PolicyResource): string | undefined {
  const inputs = Reading.of(props);
  const tags = inputs.at("tags");
  const ofGroup = tags.items.find((tag) => tag.at("key").value === nodeTag)?.at("value");
  const ofTemplate = inputs.at("tagSpecifications").items.map((one) => one.at("tags", nodeTag));
  const found = [tags.at(nodeTag), ofGroup, ...ofTemplate].find((reading) => typeof reading?.value === "string");
  return typeof found?.value === "string" ? found.value : undefined;
}

/** The role of a node: its name without the number. */
export function roleOf(resource: PolicyResource): string | undefined {
  return nodeOf(resource)?.replace(/-\d+$/, "");
}
