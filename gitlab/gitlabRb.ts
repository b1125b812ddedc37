import type { Architecture } from "../config/architecture.ts";
import type { StatefulNodePlan } from "../config/decisions/statefulNodes.ts";
import type { Endpoints } from "./endpoints.ts";
import { objects } from "./rb/objects.ts";
import { sectionText } from "./rb/section.ts";
import { readSecrets, services } from "./rb/services.ts";
import { web } from "./rb/web.ts";

const heading = [
  "# Made from the stack file by pulumi up. A change on the node is lost at its next converge:",
  "# put further settings into gitlabRb of the stack file.",
].join("\n");

/** What stands above a person's own text, which the plan does not show. */
export const ownTextHeading = "## From the stack file";

/**
 * Writes a node's `gitlab.rb`, for GitLab 19.2.1 and newer.
 *
 * @param architecture the environment
 * @param node the single box
 * @param endpoints what AWS has made
 * @returns the whole file; a person's own text comes last, so it wins
 */
export function gitlabRb(architecture: Architecture, node: StatefulNodePlan, endpoints: Endpoints): string {
  const sections = [
    ...web(architecture, endpoints),
    ...objects(architecture, endpoints),
    ...services(architecture, node),
  ];
  const own = architecture.gitlabRb.trim();
  return [
    heading,
    readSecrets,
    ...sections.map(sectionText),
    ...(own === "" ? [] : [`${ownTextHeading}\n${own}`]),
    "",
  ].join("\n\n");
}
