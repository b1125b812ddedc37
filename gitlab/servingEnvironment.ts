import type { ConnectionName } from "./connections.ts";
import { gitalyMetricsPort, gitalyPort, praefectMetricsPort, praefectPort } from "./portNumbers.ts";
import type { Role } from "./role.ts";

const gitaly = { service: "gitaly", port: gitalyPort, metricsPort: gitalyMetricsPort };

/** The service of Omnibus behind a connection that others open to a node, and where it answers. */
const services: Readonly<Partial<Record<ConnectionName, typeof gitaly>>> = {
  gitaly,
  member: gitaly,
  praefectServer: { service: "praefect", port: praefectPort, metricsPort: praefectMetricsPort },
};

/**
 * What the steps that wait for a node's own Gitaly or Praefect have to know, as variables of Bash. Other nodes get none.
 *
 * @param role of the node
 */
export function servingEnvironment({ offers }: Pick<Role, "offers">): Record<string, string> {
  const served = offers.map((offer) => services[offer]).find((service) => service !== undefined);
  return served
    ? { SERVES: served.service, SERVES_PORT: String(served.port), SERVES_METRICS_PORT: String(served.metricsPort) }
    : {};
}
