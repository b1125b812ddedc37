import type { Phase } from "../phases.ts";

/**
 * How a node of a group that scales gets ready. It is new, and its configuration never changes: user data has it.
 *
 * Its log goes out first, because a node that fails is ended and takes its disk along. The unit that lets it leave comes next:
 * without that unit, the group would wait for a node that ends early as long as for one with work.
 *
 * @param awaiting what has to run, and answer, before the node may join
 * @param before what has to be there before GitLab is configured
 */
export function groupPhase(
  awaiting: "await_readiness" | "await_sidekiq",
  before: readonly Phase["steps"][number][] = [],
): Phase {
  return {
    name: "converge",
    always: [],
    resume: ["start_gitlab", awaiting, "complete_launch"],
    steps: [
      "start_agent",
      "install_configuration",
      "install_units",
      "check_accounts",
      "check_space",
      "check_client_version",
      "install_secrets",
      "install_trusted",
      ...before,
      "install_package",
      "reconfigure_client",
      awaiting,
      "complete_launch",
    ],
  };
}
