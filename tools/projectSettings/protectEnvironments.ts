import type { GitlabApi } from "../gitlabApi/gitlabApi.ts";
import type { ProjectPlan } from "./projectPlan.ts";
import { maintainer, nobody } from "./roleLevels.ts";

/** A role, or a person or group: GitLab shows no level for those. */
interface Allowed {
  readonly id: number;
  readonly access_level: number | null;
}

interface ProtectedEnvironment {
  readonly deploy_access_levels: readonly Allowed[];
  readonly approval_rules?: readonly (Allowed & { readonly required_approvals: number })[];
}

/** A role below maintainers. A person or group was chosen by name. */
const isTooWide = ({ access_level }: Allowed) =>
  access_level !== null && access_level !== nobody && access_level < maintainer;

/** A person other than the one who started a deployment approves it. */
const approval = { approval_rules: [{ access_level: maintainer, required_approvals: 1 }] };

/**
 * With Premium, maintainers deploy to each stack, and another one approves where that is asked for. What is stricter stays
 * (doc/api/protected_environments.md, 2026).
 *
 * @param api the project
 * @param plan which stacks
 * @returns what was changed, as sentences
 */
export async function protectEnvironments(
  api: GitlabApi,
  { stacks, tier, approvedStacks }: ProjectPlan,
): Promise<string[]> {
  const said: string[] = [];
  for (const stack of tier === "premium" ? stacks : []) {
    const isApproved = approvedStacks.includes(stack);
    const path = `/protected_environments/${encodeURIComponent(stack)}`;
    const found = await api.find<ProtectedEnvironment>(path);
    if (!found) {
      await api.ask("POST", "/protected_environments", {
        name: stack,
        deploy_access_levels: [{ access_level: maintainer }],
        ...(isApproved ? approval : {}),
      });
      said.push(`Maintainers deploy ${stack}${isApproved ? ", and another one approves" : ""}.`);
      continue;
    }
    const changes = { ...deploying(found), ...(isApproved ? approving(found) : {}) };
    if (Object.keys(changes).length > 0) await api.ask("PUT", path, changes);
    if ("deploy_access_levels" in changes) said.push(`No role below maintainers deploys ${stack} any more.`);
    if ("approval_rules" in changes) said.push(`A maintainer now approves each deployment of ${stack}.`);
  }
  return said;
}

function deploying({ deploy_access_levels }: ProtectedEnvironment) {
  const wide = deploy_access_levels.filter(isTooWide).map(({ id }) => ({ id, _destroy: true }));
  if (wide.length === 0) return {};
  const isEmpty = wide.length === deploy_access_levels.length;
  return { deploy_access_levels: [...wide, ...(isEmpty ? [{ access_level: maintainer }] : [])] };
}

function approving({ approval_rules = [] }: ProtectedEnvironment) {
  return approval_rules.some((rule) => !isTooWide(rule) && rule.required_approvals > 0) ? {} : approval;
}
