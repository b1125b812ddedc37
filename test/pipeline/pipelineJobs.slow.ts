import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordStack } from "../components/recordStack.ts";
import { longestUpgrade } from "./longestUpgrade.ts";
import { connected, PipelineRepository, type Job, type Variables } from "./pipelineRepository.ts";

const checks = ["install", "lint", "typecheck", "test", "engine"].map((name) =>
  name === "install" ? "install | install" : `check | ${name}`,
);
const plans = ["plan | dev: plan", "plan | prod: plan"];
const previews = ["preview | dev: preview", "preview | prod: preview"];

const main = {
  CI_COMMIT_BRANCH: "main",
  CI_DEFAULT_BRANCH: "main",
  CI_COMMIT_REF_PROTECTED: "true",
  CI_PIPELINE_SOURCE: "push",
  CI_PROJECT_ID: "42",
};

/** A merge request, by the projects of its source and its target, in which its pipeline runs. */
const merging = (source: string, target: string) => ({
  CI_PROJECT_ID: target,
  CI_PIPELINE_SOURCE: "merge_request_event",
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: source,
  CI_MERGE_REQUEST_PROJECT_ID: target,
  CI_COMMIT_BRANCH: "",
});

describe("the pipeline", function () {
  this.timeout(60_000);
  let repository: PipelineRepository;
  let jobs: Readonly<Record<string, Job>>;

  before(() => {
    repository = new PipelineRepository(connected);
    jobs = repository.expanded();
  });

  after(() => {
    repository.remove();
  });

  it("previews each stack in a merge request", () => {
    assert.deepEqual(repository.jobs(merging("42", "42")), [...checks, ...plans, ...previews]);
  });

  it("gives a fork the plan without credentials only, in whichever project its pipeline runs", () => {
    assert.deepEqual(repository.jobs(merging("77", "42")), [...checks, ...plans]);
    const fork = { CI_PROJECT_ID: "77" };
    assert.deepEqual(repository.jobs({ ...merging("77", "42"), ...fork }), [...checks, ...plans]);
    assert.deepEqual(repository.jobs({ ...main, ...fork }), [...checks, ...plans]);
  });

  it("deploys dev from the default branch by itself, and prod when a person says so", () => {
    assert.deepEqual(repository.jobs(main), [
      ...checks,
      ...plans,
      ...previews,
      "deploy dev | dev: apply",
      "verify dev | dev: smoke",
      "deploy prod | prod: apply (manual)",
      "verify prod | prod: smoke",
      "try-out | try out (manual)",
    ]);
  });

  it("deploys nothing from a branch that is not protected, and has no role on other branches", () => {
    assert.deepEqual(repository.jobs({ ...main, CI_COMMIT_REF_PROTECTED: "false" }), [
      ...checks,
      ...plans,
      ...previews,
    ]);
    // gitlab-ci-local passes over workflow:rules, which have no pipeline for it at all (test/project/project.test.ts).
    assert.deepEqual(repository.jobs({ ...main, CI_COMMIT_BRANCH: "topic" }), checks);
  });

  it("looks for drift, and sweeps try-outs, on schedules of their own", () => {
    const scheduled = (what: string) => repository.jobs({ ...main, CI_PIPELINE_SOURCE: "schedule", SCHEDULE: what });
    assert.deepEqual(scheduled("drift"), ["install | install", "preview | dev: drift", "preview | prod: drift"]);
    assert.deepEqual(scheduled("sweep"), ["install | install", "try-out | sweep try-outs"]);
  });

  it("previews also where the plan fails, and deploys only where nothing before has failed", () => {
    const needs = jobs["dev: preview"]?.needs as readonly { readonly job: string }[];
    assert.deepEqual(
      needs.map(({ job }) => job),
      ["install"],
    );
    assert.equal(jobs["dev: apply"]?.needs, undefined);
  });

  it("writes the comment in the plan where no preview does, and ends as the review does", () => {
    const { "dev: plan": plan } = jobs;
    const script = (plan!.script as readonly string[]).join("\n");
    const ended = (writes: string) => {
      const npm = 'npm() { echo "$3"; [ "$3" = note ]; }'; // the review fails, the note does not
      const { status, stdout } = spawnSync("bash", ["-eo", "pipefail", "-c", `${npm}\n${script}`], {
        encoding: "utf8",
        env: { ...process.env, WRITES_COMMENT: writes, AGAINST: "HEAD", CI_COMMIT_SHA: "c0ffee" },
      });
      return [status, stdout.trim().split("\n")];
    };
    assert.deepEqual(ended("true"), [1, ["review", "note"]]);
    assert.deepEqual(ended(""), [1, ["review"]]);
  });

  it("deploys one at a time, to the end, with the steps of its own preview", () => {
    const { "prod: apply": apply } = jobs;
    const { stage, timeout, interruptible, resource_group, environment, dependencies, id_tokens, script } = apply!;
    assert.deepEqual(
      { stage, timeout, interruptible, resource_group, environment, dependencies, id_tokens, script },
      {
        stage: "deploy prod",
        timeout: "5 days",
        interruptible: false,
        resource_group: "prod",
        environment: { name: "prod", deployment_tier: "production" },
        dependencies: ["prod: preview"],
        id_tokens: { AWS_ID_TOKEN: { aud: "$CI_SERVER_URL" } },
        script: [
          '. ci/role.sh "arn:aws:iam::111122223333:role/gitlab-apply"',
          "test byHand = byHand || npm run --silent propose -- --stack prod --out review/prod",
          "npm run --silent apply -- --stack prod --approved review/prod/steps.json --deploys byHand",
        ],
      },
    );
    assert.deepEqual(apply!.variables, {
      AWS_ENTRY_ROLE_ARN: "",
      AWS_STATIC_KEYS_UNTIL: "",
      GIT_DEPTH: "0",
      PULUMI_BACKEND_URL: connected.state,
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    });
  });

  it("has steps of its own in a deployment that nobody approves, since two merges may be close together", () => {
    assert.deepEqual(jobs["dev: apply"]!.script, [
      '. ci/role.sh "arn:aws:iam::111122223333:role/gitlab-apply"',
      "test onMerge = byHand || npm run --silent propose -- --stack dev --out review/dev",
      "npm run --silent apply -- --stack dev --approved review/dev/steps.json --deploys onMerge",
    ]);
    assert.equal(jobs["dev: apply"]!.resource_group, "dev", "no other deployment changes the stack meanwhile");
  });

  it("never lets a runner that runs any branch deploy", () => {
    const tags = (job: string) => jobs[job]?.tags;
    assert.deepEqual(tags("prod: preview"), ["preview"]);
    for (const job of ["prod: apply", "prod: smoke", "prod: drift", "try out", "sweep try-outs"])
      assert.deepEqual(tags(job), ["deploy"], job);
  });

  it("gives a deployment more time than the longest upgrade takes", async () => {
    const hours = (job: string) => {
      const [, amount = "", unit = ""] = /^(\d+) (hour|day)s$/.exec(String(jobs[job]?.timeout)) ?? [];
      return Number(amount) * ({ hour: 1, day: 24 }[unit] ?? NaN);
    };
    const longest = async (stack: string, users?: string) =>
      longestUpgrade(await recordStack(stack, users === undefined ? {} : { users })) / 60;
    assert.ok((await longest("dev")) > 10, "a gate and an image");
    assert.ok(hours("dev: apply") > (await longest("dev")));
    assert.ok((await longest("prod", "50000")) > 72, "each node after the other");
    assert.ok(hours("prod: apply") > (await longest("prod", "50000")), "the default is enough for every size");
  });

  it("shows artifacts to developers only, and not for ever", () => {
    const named = Object.entries(jobs).filter(([, { artifacts }]) => artifacts);
    assert.deepEqual(
      named.filter(([, { artifacts }]) => artifacts?.access !== "developer" || artifacts.expire_in === undefined),
      [],
    );
    const exposed = named.flatMap(([, { artifacts }]) => artifacts?.expose_as ?? []);
    // Letters, digits, -, _ and spaces (lib/gitlab/ci/config/entry/artifacts.rb of gitlab-org/gitlab, 2026).
    assert.deepEqual(
      exposed.filter((name) => !/^\w[-\w ]*$/.test(name)),
      [],
    );
    assert.equal(exposed.length, 4);
  });

  it("takes a role in exactly the jobs that need one", () => {
    const taken = Object.entries(jobs).flatMap(([name, { script }]) => {
      const [, role] = /role\/gitlab-(\w+)/.exec(JSON.stringify(script ?? "")) ?? [];
      return role === undefined ? [] : [`${name}: ${role}`];
    });
    assert.deepEqual(taken.toSorted(), [
      "dev: apply: apply",
      "dev: drift: drift",
      "dev: preview: preview",
      "prod: apply: apply",
      "prod: drift: drift",
      "prod: preview: preview",
      "sweep try-outs: apply",
      "try out: apply",
    ]);
    const withToken = Object.entries(jobs).filter(([name, { id_tokens }]) => id_tokens && !name.startsWith("."));
    assert.equal(withToken.length, taken.length);
  });
});

describe("the pipeline of a stack whose merge requests get no role", function () {
  this.timeout(60_000);

  it("previews the protected default branch with the drift role, so that there are steps to deploy", () => {
    const repository = new PipelineRepository({ ...connected, preview_role: "" });
    try {
      const previewed = (variables: Variables) => repository.jobs(variables).filter((job) => job.endsWith(": preview"));
      assert.deepEqual(previewed(merging("42", "42")), []);
      assert.deepEqual(previewed({ ...main, CI_COMMIT_REF_PROTECTED: "false" }), []);
      assert.deepEqual(previewed({ ...main, CI_PIPELINE_SOURCE: "schedule", SCHEDULE: "drift" }), []);
      assert.deepEqual(previewed(main), previews);
      assert.deepEqual(
        (repository.expanded()["prod: preview"]?.script as string[])[0],
        `role=""; . ci/role.sh "\${role:-${connected.drift_role}}"`,
      );
    } finally {
      repository.remove();
    }
  });
});

describe("the pipeline of a project that is not connected", function () {
  this.timeout(60_000);

  it("has the checks and the plans, and all jobs of a further stack that gets the documented include", () => {
    const repository = new PipelineRepository();
    const file = join(repository.folder, ".gitlab-ci.yml");
    const [include = ""] =
      /^ {7}- local: ci\/stack\.yml\n(?: {9,}.*\n)+/m.exec(readFileSync("docs/pipeline.md", "utf8")) ?? [];
    const team = include.replace("stack: dev", "stack: team").replaceAll(/^ {5}/gm, "");
    writeFileSync(file, readFileSync(file, "utf8").replace("include:\n", `include:\n${team}`));
    try {
      assert.deepEqual(repository.jobs(main), [
        ...checks,
        "plan | team: plan",
        ...plans,
        "preview | team: preview",
        "deploy | team: apply",
        "verify | team: smoke",
      ]);
    } finally {
      repository.remove();
    }
  });
});
