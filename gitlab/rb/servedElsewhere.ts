import type { Context } from "./context.ts";
import type { RbSection } from "./rbSection.ts";

/** The registry and Pages, on a node of the application that answers nobody. */
export function servedElsewhere({ architecture: { registryDomain, pagesDomain } }: Context): RbSection {
  return {
    title: "Registry and Pages",
    why: ["On other nodes. The URLs alone would start them here; GitLab asks the registry through the load balancer."],
    settings: [
      ["registry['enable']", false],
      ["gitlab_rails['registry_enabled']", true],
      ["gitlab_rails['registry_api_url']", `https://${registryDomain}`],
      ["gitlab_pages['enable']", false],
      ...(pagesDomain === undefined ? [] : [["gitlab_rails['pages_local_store_enabled']", false] as const]),
    ],
  };
}
