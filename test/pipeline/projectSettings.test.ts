import assert from "node:assert/strict";
import { runProjectSettings } from "../../tools/projectSettings/runProjectSettings.ts";
import { PlayedGitlab } from "./playedGitlab.ts";
import { playedProject, type PlayedSchedule } from "./playedProject.ts";
import { playedTerminal } from "./playedTerminal.ts";

describe("npm run project-settings", () => {
  let gitlab: PlayedGitlab;
  const run = async (...more: string[]) => {
    const terminal = playedTerminal();
    const args = ["--api", gitlab.url, "--project", "group/project", "--stacks", "dev,prod", ...more];
    return { code: await runProjectSettings(args, terminal), ...terminal.texts() };
  };
  const start = async (premium: boolean, more: Parameters<typeof playedProject>[0] = {}) => {
    gitlab = await PlayedGitlab.start(playedProject({ ...more, premium }));
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
      "protect_merge_request_pipelines is now false: a merge request from the default branch into another protected one would be trusted like the branch.",
      'ci_pipeline_variables_minimum_override_role is now "maintainer": whoever sets variables of a deployment decides what it does.',
      "ci_forward_deployment_enabled is now false: it goes by who began last, so a job started again, or one of a branch, would lock out the newest commit; npm run apply refuses older commits itself.",
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

  it("makes a schedule anew that somebody changed, or whose owner left, and leaves no second one", async () => {
    const schedules: PlayedSchedule[] = [];
    await start(false, { schedules });
    await run();
    const right = structuredClone(schedules);
    const [drift, sweep] = right as [PlayedSchedule, PlayedSchedule];
    const now = (...before: PlayedSchedule[]) => {
      schedules.splice(0, schedules.length, ...structuredClone(before));
      return run();
    };
    const wrong = [
      { active: false },
      { cron: "17 4 * * 1" },
      { cron_timezone: "Asia/Tokyo" },
      { ref: "refs/heads/other" },
      { variables: [] },
      { variables: [{ key: "SCHEDULE", value: "sweep" }] },
    ];
    for (const change of wrong) {
      await now({ ...drift, ...change }, sweep);
      const [, anew] = schedules;
      assert.deepEqual(schedules, [sweep, { ...drift, id: anew?.id }], JSON.stringify(change));
    }
    await now(drift, sweep, { ...drift, id: 99 });
    assert.deepEqual(schedules, right);
  });

  it("has deployments approved with Premium", async () => {
    await start(true);
    const { stdout } = await run("--tier", "premium", "--approved", "prod");
    assert.ok(stdout.includes("main is now protected: nobody pushes, maintainers merge.\n"));
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

  it("says what to do by hand where the API of an older GitLab lacks a setting", async () => {
    await start(false, { older: true });
    const { code, stdout } = await run();
    assert.equal(code, 0);
    assert.ok(
      stdout.includes(
        "protect_merge_request_pipelines is not in the API of this GitLab, and has to be false (Settings > CI/CD > Variables, Allow merge request pipelines to access protected variables and runners): a merge request from the default branch into another protected one would be trusted like the branch.\n",
      ),
    );
  });

  it("takes the right to merge from developers, who could start the manual jobs of the branch", async () => {
    await start(false, { branch: { push: 0, merge: 30 } });
    const { stdout } = await run();
    assert.ok(stdout.includes("main is now protected: nobody pushes, maintainers merge.\n"));
    assert.deepEqual(gitlab.changes.find(({ path }) => path === "/protected_branches")?.body, {
      name: "main",
      push_access_level: 0,
      merge_access_level: 40,
      allow_force_push: false,
    });
  });

  it("takes the right to merge from developers without protecting the branch anew with Premium", async () => {
    await start(true, { branch: { push: 0, merge: 30 } });
    await run();
    const changes = gitlab.changes.filter(({ path }) => path.startsWith("/protected_branches"));
    assert.deepEqual(changes, [
      {
        method: "PATCH",
        path: "/protected_branches/main",
        body: {
          allow_force_push: false,
          allowed_to_push: [],
          allowed_to_merge: [{ id: 2, _destroy: true }, { access_level: 40 }],
        },
      },
    ]);
  });

  const rule = (name: string, push: number, merge: number, more = {}) => ({
    name,
    allow_force_push: false,
    push_access_levels: [{ id: 8, access_level: push }],
    merge_access_levels: [{ id: 9, access_level: merge }],
    ...more,
  });

  it("refuses other rules that open the branch again, and changes nothing", async () => {
    const inherited = rule("main", 40, 40, { inherited: true });
    const otherRules = [rule("*", 0, 30), rule("m*n", 0, 40), rule("ma", 40, 40), rule("x.*", 30, 30), inherited];
    await start(false, { otherRules });
    const { code, stderr } = await run();
    assert.deepEqual([code, gitlab.changes], [1, []]);
    assert.equal(
      stderr,
      "Nothing was changed: other rules for protected branches match main, and GitLab uses the most permissive one: *, main (of the group). Delete each of them, or set it to: nobody pushes, maintainers merge, no force push (Settings > Repository > Protected branches). Then run this again.\n",
    );
  });

  it("corrects environments that are protected already, and leaves stricter ones alone", async () => {
    const dev = { deploy_access_levels: [{ id: 3, access_level: 30 }], approval_rules: [] };
    const prod = { deploy_access_levels: [{ id: 4, access_level: null }], approval_rules: [] };
    const team = {
      deploy_access_levels: [{ id: 5, access_level: 60 }],
      approval_rules: [{ id: 6, access_level: null, required_approvals: 2 }],
    };
    await start(true, { environments: { dev, prod, team } });
    const { stdout } = await run("--stacks", "dev,prod,team", "--tier", "premium", "--approved", "prod,team");
    assert.ok(
      stdout.endsWith(
        "No role below maintainers deploys dev any more.\nA maintainer now approves each deployment of prod.\n",
      ),
    );
    assert.deepEqual(
      gitlab.changes.filter(({ path }) => path.startsWith("/protected_environments")),
      [
        {
          method: "PUT",
          path: "/protected_environments/dev",
          body: { deploy_access_levels: [{ id: 3, _destroy: true }, { access_level: 40 }] },
        },
        {
          method: "PUT",
          path: "/protected_environments/prod",
          body: { approval_rules: [{ access_level: 40, required_approvals: 1 }] },
        },
      ],
    );
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
