import { createHash } from "node:crypto";
import type { Architecture } from "../config/architecture.ts";
import { applicationSettingsRuby } from "./applicationSettings.ts";
import { cloudwatchAgent } from "./cloudwatchAgent.ts";
import type { Endpoints } from "./endpoints.ts";
import { environment } from "./environment.ts";
import { broughtFiles, library, type BundleFile } from "./files.ts";
import { gitlabRb } from "./gitlabRb.ts";
import { phaseText } from "./phases.ts";
import type { ConfiguredNode } from "./rb/context.ts";
import type { Role } from "./role.ts";
import { units } from "./units.ts";

/**
 * Everything that a node needs to converge, as one text: scripts, units, `gitlab.rb`, and what the scripts have to know. It
 * contains no secret, only where secrets are.
 *
 * @param architecture the environment
 * @param role what the node does
 * @param node its name and size
 * @param endpoints what AWS has created
 * @returns JSON; the same input gives the same bytes
 */
export function bundle(architecture: Architecture, role: Role, node: ConfiguredNode, endpoints: Endpoints): string {
  const context = { architecture, role, node, endpoints };
  const ours = role.units.map((name) => units[name]);
  const files: BundleFile[] = [
    ...broughtFiles([...ours.flatMap(({ brings }) => brings), ...library(role.phases)]),
    ...broughtFiles(role.holdsData ? ["units/10-data-volume.conf"] : []),
    { path: "environment", mode: "0600", content: environment(context) },
    ...role.phases.map((phase) => ({ path: `phases/${phase.name}`, mode: "0600", content: phaseText(phase) })),
    { path: "gitlab.rb", mode: "0600", content: gitlabRb(context) },
    { path: "application-settings.rb", mode: "0600", content: applicationSettingsRuby() },
    {
      path: "cloudwatch-agent.json",
      mode: "0600",
      content: cloudwatchAgent(architecture.stack, node.name, role.logs),
    },
    ...ours.flatMap((unit) => ("makes" in unit ? unit.makes(architecture) : [])),
  ];
  const { gitlabVersion: version, gitlabEdition: edition } = architecture;
  return `${JSON.stringify({ format: 1, node: node.name, version, edition, files }, null, 1)}\n`;
}

/**
 * The name of a bundle, made from its content.
 *
 * @param text the bundle
 * @returns SHA-256, hexadecimal
 */
export function bundleHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
