/** What the smallest node of the application has (gitlab-org/gitlab, doc/install/requirements.md, table for Puma, 2026-08). */
const least = {
  vcpu: 2,
  memoryGiB: 8,
  documented: "2 vCPU and 8 GB for its smallest node of the application",
} as const;

/** The roles whose nodes scale: without names, in groups. The overrides of a stack file and the rows of a size are keyed by them. */
export const scaledRoles = {
  rails: { name: "the Rails nodes", least },
  sidekiq: { name: "the Sidekiq nodes", least },
} as const;

/** Name of such a role. */
export type ScaledRole = keyof typeof scaledRoles;

/** The names of {@link ScaledRole}. */
export const scaledRoleNames = Object.keys(scaledRoles) as ScaledRole[];
