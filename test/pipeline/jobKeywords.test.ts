import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

/** What these tests read of a job. */
interface Job {
  readonly script: readonly string[];
  readonly [keyword: string]: unknown;
}

type Jobs = Readonly<Record<string, Job>>;

/** The jobs of a template as they are written, behind its inputs. */
const template = (file: string) => parseAllDocuments(readFileSync(file, "utf8")).at(-1)!.toJS() as Jobs;

const stack = template("ci/stack.yml");
const job = (name: string) => stack[`$[[ inputs.stack ]]: ${name}`]!;

describe("the jobs of a merge request", () => {
  /** What a job calls `npm run` with, once its inputs are filled in; other commands do nothing. */
  const called = (name: string, variables: Readonly<Record<string, string>>) => {
    const script = job(name)
      .script.join("\n")
      .replaceAll("$[[ inputs.stack ]]", "dev")
      .replace(/^role=.*/m, "");
    const { stdout } = spawnSync("bash", ["-ec", `npm() { echo "$*"; }\n${script}`], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, CI_COMMIT_SHA: "head", ...variables },
    });
    return / --against (\S*)/.exec(stdout)?.[1];
  };

  for (const name of ["plan", "preview"])
    it(`compare with what the branch began from, and with merged results with the target branch in it: ${name}`, () => {
      const against = { AGAINST: "base" };
      assert.equal(called(name, { ...against, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: "" }), "base");
      assert.equal(called(name, { ...against, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: "target" }), "target");
    });
});
