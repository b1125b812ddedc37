import { nodeDomain } from "../config/nodeDomain.ts";
import type { NodeTlsEndpoint } from "./endpoints.ts";
import type { StepName } from "./phases.ts";

/**
 * What the steps of TLS between nodes have to know, as variables of Bash.
 *
 * @param tls authorities and certificates
 * @param node the node that converges
 * @param stack name of the stack
 * @param steps of the node: only the toolbox hears of the keys of authorities, and of other nodes' certificates
 */
export function nodeTlsEnvironment(
  tls: NodeTlsEndpoint,
  node: string,
  stack: string,
  steps: ReadonlySet<StepName>,
): Record<string, string> {
  const { trusted, issuing, authorities, certificates, nodes } = tls;
  return {
    AUTHORITIES: trusted.join(" "),
    TRUSTED_SECRET: certificates.arn,
    ...(steps.has("install_node_certificate") ? { CERTIFICATE_SECRET: nodes[node]?.secret.arn ?? "" } : {}),
    ...(steps.has("issue_certificates")
      ? {
          ISSUING_AUTHORITY: String(issuing),
          AUTHORITIES_SECRET: authorities.arn,
          NODE_DOMAIN: nodeDomain(stack),
          CERTIFICATES: Object.entries(nodes)
            .map(([name, { secret, names }]) => `${name}=${secret.arn}=${names.join(",")}`)
            .join(" "),
        }
      : {}),
  };
}
