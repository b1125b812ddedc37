import type { Settings } from "./settings.ts";

/**
 * The services of an environment that act through a service-linked role of their own.
 *
 * @param settings says whether this stack makes such roles, and whether it builds an image
 * @returns service names, none unless the stack file asks for them
 */
export function serviceLinkedRoles(settings: Pick<Settings, "createServiceLinkedRoles" | "image">): string[] {
  if (!settings.createServiceLinkedRoles) return [];
  return [
    "elasticloadbalancing.amazonaws.com",
    "backup.amazonaws.com",
    ...(settings.image.kind === "build" ? ["imagebuilder.amazonaws.com"] : []),
  ];
}
