import type { StepName } from "../phases.ts";

/** How a node that serves others with Gitaly or Praefect reaches a configuration, once it has room and the right version. */
export const serverSteps = [
  "install_secrets",
  "install_trusted",
  "install_node_certificate",
  "install_configuration",
  "install_package",
  "install_units",
  "reconfigure_server",
  "start_agent",
  "await_server",
] as const satisfies readonly StepName[];
