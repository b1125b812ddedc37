import type { Architecture } from "../../config/architecture.ts";

/**
 * The tags that every resource of a stack carries. A person's own tags are among them; ours cannot be overridden
 * (settings refuse it).
 *
 * @param architecture the environment
 * @returns tag names and values for the provider's default tags; a change updates tags in place
 */
export function stackTags(architecture: Architecture): Record<string, string> {
  return {
    ...architecture.tags,
    "gitlab:stack": architecture.stack,
    "gitlab:users": String(architecture.users),
    "gitlab:managed-by": "pulumi",
  };
}
