import type { Role } from "./role.ts";
import { box } from "./roles/box.ts";
import { gitaly, member } from "./roles/gitaly.ts";
import { monitor } from "./roles/monitorNode.ts";
import { praefect } from "./roles/praefect.ts";
import { rails } from "./roles/rails.ts";
import { sidekiq } from "./roles/sidekiq.ts";
import { toolbox } from "./roles/toolbox.ts";

/** The roles of GitLab nodes. */
export const roles = { box, toolbox, gitaly, member, praefect, monitor, rails, sidekiq } as const satisfies Readonly<
  Record<string, Role>
>;

/** Name of a role. */
export type RoleName = keyof typeof roles;
