import type { EnvironmentSettings, GitLabSettings } from "../config/accountSettings.ts";
import type { JobKind } from "../accountNames.ts";

/**
 * What the subject of a job's token is made of, in this order: GitLab writes `name:value` for each, joined by colons, and leaves
 * out what a job does not have (gitlabhq, lib/gitlab/ci/jwt_v2.rb, 2026). The project's setting is
 * `ci_id_token_sub_claim_components`. `project_id` comes first, so that nobody inherits the roles with a freed path. In a
 * pipeline of a merge request it is the project that the changes come from, so that a fork has its own (GitLab 18.4). The
 * last three can be there since GitLab 18.7 (GitLab documentation, ID token authentication, 2026-11).
 */
export const subjectComponents: Readonly<Record<GitLabSettings["tier"], readonly string[]>> = {
  free: ["project_id", "ref_type", "ref", "ref_protected"],
  premium: ["project_id", "ref_type", "ref", "ref_protected", "environment_protected", "deployment_tier"],
};

/** The subjects that a role accepts, as a condition of IAM. */
export interface SubjectCondition {
  readonly operator: "StringEquals" | "StringLike";
  readonly subject: string;
}

/**
 * Which jobs get a role, by the subject of their tokens. The name of a branch has no colon (git-check-ref-format), so no branch
 * can be called so that another subject is read from it.
 *
 * - preview: any job of exactly this project, because merge requests come from any branch
 * - drift: jobs of the protected branch that deploy nothing, which is to say that they have no environment
 * - apply: jobs of the protected branch; with premium only those of a protected environment of this tier
 */
export function subjectOf(kind: JobKind, gitlab: GitLabSettings, environment: EnvironmentSettings): SubjectCondition {
  const { projectId, branch, tier } = gitlab;
  const project = `project_id:${String(projectId)}:`;
  if (kind === "preview") return { operator: "StringLike", subject: `${project}*` };
  const onBranch = `${project}ref_type:branch:ref:${branch}:ref_protected:true`;
  const deploys = `:environment_protected:true:deployment_tier:${environment.deploymentTier}`;
  return { operator: "StringEquals", subject: kind === "apply" && tier === "premium" ? onBranch + deploys : onBranch };
}
