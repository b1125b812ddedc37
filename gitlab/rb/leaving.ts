import { groupOf } from "../groupOf.ts";
import { jobSeconds } from "../leavingTimes.ts";
import type { Context } from "./context.ts";
import type { RbSection, Setting } from "./rbSection.ts";

/** How long services let their work end when they are told to stop. */
export function leaving({ architecture, role, node }: Context): RbSection {
  const { drainSeconds } = groupOf(architecture, node.role);
  const hasJobs = role.runs.includes("sidekiq");
  return {
    title: "Leaving",
    why: hasJobs
      ? ["A node that leaves takes no more jobs. Those that do not end in time are put back into their queue."]
      : ["A node that leaves takes no more connections. Its clones, pushes and uploads have this long to end."],
    settings: hasJobs
      ? [["sidekiq['shutdown_timeout']", jobSeconds(drainSeconds)]]
      : ofConnections(drainSeconds, architecture.pagesDomain !== undefined),
  };
}

function ofConnections(seconds: number, hasPages: boolean): Setting[] {
  const duration = `${String(seconds)}s`;
  return [
    ["gitlab_sshd['grace_period']", seconds],
    ["gitlab_workhorse['shutdown_timeout']", duration],
    ["registry['http_draintimeout']", duration],
    ...(hasPages ? [["gitlab_pages['server_shutdown_timeout']", duration] as const] : []),
  ];
}
