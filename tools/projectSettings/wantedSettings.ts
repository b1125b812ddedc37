/** A setting of a project, and why it is needed. */
export interface WantedSetting {
  /** Attribute of GitLab's projects API (doc/api/projects.md, "Update a project", 2026). */
  readonly name: string;
  readonly value: unknown;
  readonly because: string;
  /** Where it is on GitLab's pages, if older versions have it there only. */
  readonly page?: string;
}

/**
 * What a file cannot set.
 *
 * @param subject parts of a token's subject, as accounts/ trusts it
 */
export function wantedSettings(subject: readonly string[]): readonly WantedSetting[] {
  return [
    {
      name: "ci_id_token_sub_claim_components",
      value: subject,
      because: "roles trust the id of the project and protected branches, not a path that somebody else may get",
    },
    {
      name: "ci_allow_fork_pipelines_to_run_in_parent_project",
      value: false,
      because: "a fork's branch named like the default one would run with this project's identity",
    },
    {
      // In new projects it is true since 18.1; the API has it since 18.10 (gitlab-org/gitlab, merge request 216943, 2026-02).
      name: "protect_merge_request_pipelines",
      value: false,
      because: "a merge request from the default branch into another protected one would be trusted like the branch",
      page: "Settings > CI/CD > Variables, Allow merge request pipelines to access protected variables and runners",
    },
    {
      name: "ci_pipeline_variables_minimum_override_role",
      value: "maintainer",
      because: "whoever sets variables of a deployment decides what it does",
    },
    {
      name: "ci_separated_caches",
      value: true,
      because: "what an unprotected branch caches must not reach the checks of the default branch",
    },
    {
      // GitLab compares the numbers of deployments, and a job that is started again gets a new one
      // (app/models/deployment.rb, older_than_last_successful_deployment?, 2026).
      name: "ci_forward_deployment_enabled",
      value: false,
      because:
        "it goes by who began last, so a job started again, or one of a branch, would lock out the newest commit; npm run apply refuses older commits itself",
    },
    { name: "ci_push_repository_for_job_token_allowed", value: false, because: "no job pushes" },
    { name: "public_jobs", value: false, because: "logs and reports describe the infrastructure" },
    {
      name: "only_allow_merge_if_pipeline_succeeds",
      value: true,
      because: "a merge deploys dev, so its merge request has to be green",
    },
  ];
}
