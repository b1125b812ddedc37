import type { Architecture } from "../../config/architecture.ts";
import { ownTags } from "../../config/ownTags.ts";
import { stackTags } from "./stackTags.ts";

/**
 * The default tags of the provider: those of the stack, and whether its protection is lifted. What groups launch does not get the
 * latter: to lift protection would replace nodes.
 *
 * @param architecture the environment
 * @returns tag names and values; a change updates tags in place
 */
export function providerTags(architecture: Architecture): Record<string, string> {
  const { kind } = architecture.protection;
  return { ...stackTags(architecture), ...(kind === "lifted" ? { [ownTags.protection]: kind } : {}) };
}
