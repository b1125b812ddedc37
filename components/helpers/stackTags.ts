import type { Architecture } from "../../config/architecture.ts";
import { costCenterTag, ownTags } from "../../config/ownTags.ts";

/**
 * The tags of every resource of a stack. They include the tags of the stack file, which cannot override ours (settings
 * refuse that).
 *
 * @param architecture the environment
 * @returns tag names and values for the provider's default tags; a change updates tags in place
 */
export function stackTags(architecture: Architecture): Record<string, string> {
  const { stack, users, tags, costCenter } = architecture;
  return {
    ...tags,
    ...(costCenter === undefined ? {} : { [costCenterTag]: costCenter }),
    [ownTags.stack]: stack,
    [ownTags.users]: String(users),
    [ownTags.managedBy]: "pulumi",
  };
}
