import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

interface Job {
  readonly script: readonly string[];
  readonly variables?: { readonly GIT_DEPTH?: number };
}

/** The jobs of a stack called dev, as they are written. */
const [, jobs] = parseAllDocuments(readFileSync("ci/stack.yml", "utf8").replaceAll("$[[ inputs.stack ]]", "dev")).map(
  (document) => document.toJS() as Readonly<Record<string, Job>>,
);

/** What the job names after `--rules-of`. */
function rulesOf(job: string, variables: Readonly<Record<string, string>>): string | undefined {
  const lines = jobs![job]!.script.filter((line) => line.includes("npm"));
  const script = [`npm() { printf '%s\\n' "$@"; }`, ...lines].join("\n");
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-eo", "pipefail", "-c", script], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, AGAINST: "c0ffee", CI_COMMIT_SHA: "c0ffee", CI_PROJECT_ID: "42", ...variables },
  });
  assert.equal(stderr, "");
  const said = stdout.split("\n");
  return said[said.indexOf("--rules-of") + 1];
}

describe("the rules that judge a merge request besides", () => {
  const target = "--force;$(exit 9)'";
  const merge = { CI_MERGE_REQUEST_PROJECT_ID: "42", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: target };

  for (const job of ["dev: plan", "dev: preview"]) {
    it(`are those of the newest target branch in ${job}, whatever it is called`, () => {
      assert.equal(rulesOf(job, merge), `refs/remotes/origin/${target}`);
      assert.equal(rulesOf(job, {}), "", "no merge request");
    });
  }

  it("are those of the common commit in the project of a fork, which has other branches", () => {
    assert.equal(rulesOf("dev: plan", { ...merge, CI_PROJECT_ID: "77" }), "");
  });

  it("are there, because the runner fetches all branches", () => {
    for (const job of ["dev: plan", ".dev: with a role"]) assert.equal(jobs![job]?.variables?.GIT_DEPTH, 0, job);
  });
});
