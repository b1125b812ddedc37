import assert from "node:assert/strict";
import { runProjectSettings } from "../../tools/projectSettings/runProjectSettings.ts";
import { PlayedGitlab } from "./playedGitlab.ts";
import { playedProject } from "./playedProject.ts";
import { playedTerminal } from "./playedTerminal.ts";

describe("npm run project-settings", () => {
  let gitlab: PlayedGitlab;
  const run = async (...more: string[]) => {
    const terminal = playedTerminal();
    const args = ["--api", gitlab.url, "--project", "group/project", "--stacks", "dev,prod", ...more];
    return { code: await runProjectSettings(args, terminal), ...terminal.texts() };
  };
  const start = async (premium: boolean) => {
    gitlab = await PlayedGitlab.start(playedProject({ premium }));
    process.env.GITLAB_TOKEN = gitlab.token;
  };

  afterEach(() => {
    delete process.env.GITLAB_TOKEN;
    gitlab.stop();
  });

  it("sets what a file cannot, and says why", async () => {
    await start(false);
    const { code, stdout } = await run();
    assert.equal(code, 0);
    assert.deepEqual(stdout.trimEnd().split("\n"), [
      'ci_id_token_sub_claim_components is now ["project_id","ref_type","ref","ref_protected"]: roles trust the id of the project and protected branches, not a path that somebody else may get.',
      "ci_allow_fork_pipelines_to_run_in_parent_project is now false: a fork's branch named like the default one would run with this project's identity.",
      'ci_pipeline_variables_minimum_override_role is now "maintainer": whoever sets variables of a deployment decides what it does.',
      "ci_forward_deployment_rollback_allowed is now false: a roll-back is a merge request that shows what it does.",
      "public_jobs is now false: logs and reports describe the infrastructure.",
      "only_allow_merge_if_pipeline_succeeds is now true: a merge deploys dev, so its merge request has to be green.",
      "main is now protected: nobody pushes, maintainers merge.",
      "Jobs of other projects can no longer reach this one with their tokens.",
      "Deployments of dev now run from the oldest pipeline to the newest.",
      "There is no resource group prod yet: run this again after the first pipeline of the default branch.",
      'The schedule "Drift of every stack" runs at 17 4 * * * (UTC).',
      'The schedule "Sweep of try-outs" runs at 47 4 * * * (UTC).',
    ]);
  });

  it("changes nothing the second time", async () => {
    await start(false);
    await run();
    const before = gitlab.changes.length;
    const { stdout } = await run();
    assert.deepEqual(gitlab.changes.slice(before), []);
    assert.equal(
      stdout,
      "There is no resource group prod yet: run this again after the first pipeline of the default branch.\n",
    );
  });

  it("sends exactly these requests on GitLab Free, where a branch is protected anew to change who pushes", async () => {
    await start(false);
    await run();
    assert.deepEqual(
      gitlab.changes.map(({ method, path }) => `${method} ${path}`),
      [
        "PUT ",
        "PATCH /protected_branches/main",
        "DELETE /protected_branches/main",
        "POST /protected_branches",
        "PATCH /job_token_scope",
        "PUT /resource_groups/dev",
        "POST /pipeline_schedules",
        "POST /pipeline_schedules/1/variables",
        "POST /pipeline_schedules",
        "POST /pipeline_schedules/2/variables",
      ],
    );
    assert.deepEqual(gitlab.changes[7]?.body, { key: "SCHEDULE", value: "drift" });
  });

  it("has deployments approved with Premium", async () => {
    await start(true);
    const { stdout } = await run("--tier", "premium", "--approved", "prod");
    assert.ok(stdout.includes("Nobody pushes to main any more: changes come by merge requests.\n"));
    assert.ok(stdout.endsWith("Maintainers deploy dev.\nMaintainers deploy prod, and another one approves.\n"));
    assert.deepEqual((gitlab.changes[0]?.body as Record<string, unknown>).ci_id_token_sub_claim_components, [
      "project_id",
      "ref_type",
      "ref",
      "ref_protected",
      "environment_protected",
      "deployment_tier",
    ]);
    assert.deepEqual(gitlab.changes.at(-1)?.body, {
      name: "prod",
      deploy_access_levels: [{ access_level: 40 }],
      approval_rules: [{ access_level: 40, required_approvals: 1 }],
    });
  });

  it("says which token it needs, and never shows it", async () => {
    await start(false);
    process.env.GITLAB_TOKEN = "glpat-expired";
    const { code, stderr } = await run();
    assert.deepEqual(
      [code, stderr],
      [
        1,
        'GitLab refused GET / (401): {"message":"401 Unauthorized"} The token has expired, or its role or scope is not enough: docs/pipeline.md says which one it needs.\n',
      ],
    );
    delete process.env.GITLAB_TOKEN;
    assert.equal((await run()).code, 64);
  });
});
