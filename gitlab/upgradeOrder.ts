import type { NamedRole } from "../config/nodeRole.ts";
import type { ScaledRole } from "../config/scaledRole.ts";
import type { roles } from "./roles.ts";

/** A phase of every node of a role, one node after the other. */
export interface UpgradeStep {
  readonly role: NamedRole;
  readonly phase: (typeof roles)[NamedRole]["phases"][number]["name"];
  /** The group that it rolls out. It is made before this step, and its first nodes start then. */
  readonly rollsOut?: ScaledRole;
}

/**
 * The order of a first `pulumi up`, and of every upgrade: a step begins when every node of the one before has reached its
 * configuration. It is GitLab's order of a zero-downtime upgrade (gitlab-org/gitlab, doc/update/zero_downtime.md at 76ccf2e7,
 * 2026): Gitaly before Praefect, the first Praefect, which migrates, before the others, then the database, Rails, the migrations that the
 * release before would not survive, and Sidekiq. The monitor comes last, as GitLab's documents have it
 * (doc/administration/reference_architectures/3k_users.md, 2026), and nothing waits for it.
 */
export const upgradeOrder: readonly UpgradeStep[] = [
  { role: "box", phase: "converge" },
  { role: "toolbox", phase: "prepare" },
  { role: "gitaly", phase: "converge" },
  { role: "member", phase: "converge" },
  { role: "praefect", phase: "converge" },
  { role: "toolbox", phase: "migrate" },
  { role: "toolbox", phase: "rails", rollsOut: "rails" },
  { role: "toolbox", phase: "finish" },
  { role: "toolbox", phase: "sidekiq", rollsOut: "sidekiq" },
  { role: "monitor", phase: "converge" },
];
