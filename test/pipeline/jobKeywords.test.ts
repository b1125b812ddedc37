import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parse, parseAllDocuments } from "yaml";

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

describe("the jobs on a runner with credentials", () => {
  const all: Jobs = {
    ...(parse(readFileSync(".gitlab-ci.yml", "utf8")) as Jobs),
    ...stack,
    ...template("ci/try-out.yml"),
  };
  /** A job with the keywords of those that it extends. */
  const whole = (name: string): Job => {
    const own = all[name]!;
    const parents = [own.extends ?? []].flat() as string[];
    return Object.assign({}, ...parents.map(whole), own) as Job;
  };

  it("take no cache, into which others may have put any file, and install what the lock file names", () => {
    const tagged = Object.keys(all).filter((name) => !name.startsWith(".") && whole(name).tags !== undefined);
    assert.deepEqual(
      tagged.map((name) => name.split(": ").at(-1)),
      ["preview", "apply", "smoke", "drift", "try out", "sweep try-outs"],
    );
    for (const name of tagged) {
      const { cache, before_script } = whole(name) as Job & { readonly before_script: readonly string[] };
      assert.deepEqual([cache, before_script[0]], [[], "npm ci --no-audit --no-fund"], name);
    }
  });
});
