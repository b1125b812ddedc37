import type { Architecture } from "../config/architecture.ts";
import { nodeDomain } from "../config/nodeDomain.ts";
import { phaseSteps } from "./phases.ts";
import { praefectName } from "./repositoryStorages.ts";
import type { Role } from "./role.ts";
import { roles } from "./roles.ts";

/** A node with a certificate for other nodes. */
export interface Server {
  /** Its permanent name. */
  readonly node: string;
  /** The host names in its certificate. */
  readonly names: readonly string[];
}

/**
 * The nodes that other nodes reach over TLS from our own authority. The certificate of a Praefect also names the load
 * balancer in front of it, which passes TLS through.
 *
 * @param architecture says which nodes there are
 */
export function servers({ stack, namedNodes }: Pick<Architecture, "stack" | "namedNodes">): readonly Server[] {
  const host = (name: string) => `${name}.${nodeDomain(stack)}`;
  return namedNodes
    .filter(({ role }) => isServer(roles[role]))
    .map(({ name, role }) => ({
      node: name,
      names: [host(name), ...(role === "praefect" ? [host(praefectName)] : [])],
    }));
}

function isServer({ phases }: Role): boolean {
  return phases.flatMap(phaseSteps).includes("install_node_certificate");
}
