import type { NodeRole } from "../../config/nodeRole.ts";
import type { ScaledRole } from "../../config/scaledRole.ts";
import type { TierId } from "./pictureTiers.ts";

/** How the nodes of a role are drawn. */
export interface NodePart {
  readonly tier: TierId;
  /** What people call it. */
  readonly title: string;
  /** What engineers call it. */
  readonly about: string;
}

/** How the nodes of each role are drawn. */
export const drawnNodes: Readonly<Record<NodeRole | ScaledRole, NodePart>> = {
  box: { tier: "box", title: "GitLab on one node", about: "Omnibus GitLab" },
  rails: { tier: "application", title: "Web and Git", about: "Rails" },
  sidekiq: { tier: "application", title: "Background jobs", about: "Sidekiq" },
  praefect: { tier: "router", title: "Repository router", about: "Praefect" },
  member: { tier: "repositories", title: "Repositories", about: "Gitaly Cluster" },
  gitaly: { tier: "repositories", title: "Repositories", about: "Gitaly" },
  toolbox: { tier: "operations", title: "Upgrades and backups", about: "Toolbox" },
  monitor: { tier: "operations", title: "Metrics", about: "Prometheus" },
  bastion: { tier: "operations", title: "Shell for administrators", about: "Bastion" },
};
