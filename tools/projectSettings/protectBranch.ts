import { DeployError } from "../deploy/deployError.ts";
import type { GitlabApi } from "../gitlabApi/gitlabApi.ts";
import { maintainer, nobody } from "./roleLevels.ts";

/** Who may do something to a branch: a role, or with Premium a person, a group or a key; GitLab shows no level for those. */
interface AccessLevel {
  readonly id: number;
  readonly access_level: number | null;
}

interface BranchRule {
  /** Of a branch, or a pattern such as `release-*`. */
  readonly name: string;
  readonly allow_force_push: boolean;
  readonly push_access_levels: readonly AccessLevel[];
  readonly merge_access_levels: readonly AccessLevel[];
  /** With Premium: the rule is that of the group. */
  readonly inherited?: boolean;
}

const pushesNot = ({ access_level }: AccessLevel) => access_level === nobody;

/** Whoever merges to a protected branch also starts its manual jobs (doc/ci/pipelines/_index.md, "Pipeline security", 2026). */
const mergesAsMaintainer = ({ access_level }: AccessLevel) =>
  access_level !== null && (access_level === nobody || access_level >= maintainer);

const isClosed = ({ allow_force_push, push_access_levels, merge_access_levels }: BranchRule) =>
  !allow_force_push && push_access_levels.every(pushesNot) && merge_access_levels.every(mergesAsMaintainer);

/**
 * Changes come by merge requests only, and maintainers merge. GitLab Free cannot change a rule, only protect a branch anew. In
 * between nothing is deployed, because the roles trust a protected branch only.
 *
 * @param api the project
 * @param branch that is deployed
 * @returns what was changed, as sentences
 */
export async function protectBranch(api: GitlabApi, branch: string): Promise<string[]> {
  const path = `/protected_branches/${encodeURIComponent(branch)}`;
  const said = [`${branch} is now protected: nobody pushes, maintainers merge.`];
  const found = await api.find<BranchRule>(path);
  if (found && isClosed(found)) return [];
  if (found) {
    const changed = await api.ask<BranchRule>("PATCH", path, {
      allow_force_push: false,
      allowed_to_push: corrected(found.push_access_levels, pushesNot, nobody),
      allowed_to_merge: corrected(found.merge_access_levels, mergesAsMaintainer, maintainer),
    });
    if (isClosed(changed)) return said;
    await api.ask("DELETE", path);
  }
  await api.ask("POST", "/protected_branches", {
    name: branch,
    push_access_level: nobody,
    merge_access_level: maintainer,
    allow_force_push: false,
  });
  return said;
}

/** Removes what is too wide; GitLab refuses to have a level twice. */
function corrected(levels: readonly AccessLevel[], isFine: (level: AccessLevel) => boolean, wanted: number) {
  const wrong = levels.filter((level) => !isFine(level)).map(({ id }) => ({ id, _destroy: true }));
  return wrong.length === levels.length ? [...wrong, { access_level: wanted }] : wrong;
}

/**
 * Where several rules match a branch, GitLab takes the most permissive one (doc/user/project/repository/branches/protected.md,
 * 2026). A pattern is also for other branches, and a group's rule for other projects: both are for a person to change.
 *
 * @param api the project
 * @param branch that is deployed
 * @throws DeployError with the rules that undo its protection
 */
export async function refuseWiderRules(api: GitlabApi, branch: string): Promise<void> {
  const rules = await api.all<BranchRule>("/protected_branches");
  const wider = rules
    .filter((rule) => (rule.name !== branch || rule.inherited === true) && matches(rule.name, branch))
    .filter((rule) => !isClosed(rule))
    .map(({ name, inherited }) => (inherited === true ? `${name} (of the group)` : name));
  if (wider.length === 0) return;
  throw new DeployError(
    `Nothing was changed: other rules for protected branches match ${branch}, and GitLab uses the most permissive one: ${wider.join(", ")}. ` +
      `Delete each of them, or set it to: nobody pushes, maintainers merge, no force push (Settings > Repository > Protected branches). Then run this again.`,
  );
}

function matches(pattern: string, branch: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/\W/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*")}$`).test(branch);
}
