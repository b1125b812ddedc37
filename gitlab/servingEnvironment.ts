import { nodeDomain } from "../config/nodeDomain.ts";
import type { ConnectionName } from "./connections.ts";
import { phaseSteps } from "./phases.ts";
import { gitalyMetricsPort, gitalyPort, praefectMetricsPort, praefectPort } from "./portNumbers.ts";
import type { Context } from "./rb/context.ts";
import type { Role } from "./role.ts";

const gitaly = { service: "gitaly", port: gitalyPort, metricsPort: gitalyMetricsPort };

/** The service of Omnibus behind a connection that others open to a node, and where it answers. */
const services: Readonly<Partial<Record<ConnectionName, typeof gitaly>>> = {
  gitaly,
  member: gitaly,
  praefectServer: { service: "praefect", port: praefectPort, metricsPort: praefectMetricsPort },
};

/**
 * What the steps that wait for a node's own Gitaly or Praefect, or ask Praefect for its replicas, have to know, as variables of Bash.
 * Other nodes get none.
 *
 * @param context the environment, and the role of the node
 */
export function servingEnvironment({
  architecture: { namedNodes, stack },
  role: { offers, phases },
}: Pick<Context, "architecture"> & { readonly role: Role }): Record<string, string> {
  const served = offers.map((offer) => services[offer]).find((service) => service !== undefined);
  const named = (wanted: string) => namedNodes.filter(({ role }) => role === wanted).map(({ name }) => name);
  return {
    ...(served
      ? { SERVES: served.service, SERVES_PORT: String(served.port), SERVES_METRICS_PORT: String(served.metricsPort) }
      : {}),
    ...(phases.flatMap(phaseSteps).includes("await_replicas")
      ? {
          MEMBERS: named("member").join(" "),
          PRAEFECTS: named("praefect")
            .map((name) => `${name}.${nodeDomain(stack)}`)
            .join(" "),
          PRAEFECT_METRICS_PORT: String(praefectMetricsPort),
        }
      : {}),
  };
}
