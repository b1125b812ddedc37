import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Exception } from "../../policy/exceptions/exception.ts";
import type { PackedPolicy } from "../../policy/packedPolicy.ts";
import { loosenedIn } from "../../tools/review/loosened/loosenedIn.ts";
import { rulesCommit } from "../../tools/review/loosened/rulesCommit.ts";

/** Git allows it, a shell would run it, and a program would take it for an option. */
const branch = "--force;$(touch${IFS}here)";

const told = { severity: "high", description: "", todo: "", frameworks: [] } as const;

/** A policy that finds nothing. */
const policy = (name: string, level: "advisory" | "mandatory"): PackedPolicy => ({
  ...{ name, level, ...told },
  policy: { judges: "stack", check: () => [] },
});

const exception = (resource: string, lastDay: string): Exception => ({
  ...{ policy: "p", resource, lastDay },
  reason: "it is only a test",
  place: "",
});

/** A pack as another commit has it, which finds what it is told. */
const packFiles = (
  pack: readonly PackedPolicy[],
  broken: readonly (readonly [policy: string, resource: string])[],
) => ({
  "policy/unknown.ts": "export const unknown = Symbol();",
  "policy/pack.ts": `export const pack = ${JSON.stringify(pack)};`,
  "policy/judgePack.ts": `export const judgePack = () => ${JSON.stringify(
    broken.map(([name, resource]) => ({
      ...{ policy: name, kind: "broken", message: "must be good" },
      resource: { name: resource, urn: resource },
    })),
  )};`,
});

const exceptionsFile = (...rows: readonly Exception[]) => ({
  "exceptions.dev.yaml": JSON.stringify({
    exceptions: rows.map(({ policy, resource, reason, lastDay }) => ({ policy, resource, reason, lastDay })),
  }),
});

describe("the rules of a target branch that went on", () => {
  const pack = [policy("p", "advisory")];
  const exceptions = [exception("a", "2027-01-31"), exception("b", "2027-01-31"), exception("c", "2027-01-31")];
  let folder = "";
  let [base, newest] = ["", ""];

  const git = (...args: readonly string[]) => {
    const person = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    return execFileSync("git", [...person, ...args], { cwd: folder, encoding: "utf8", stdio: "pipe" }).trim();
  };
  const commit = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    git("add", "--all");
    git("commit", "--quiet", "--message", "A step");
    return git("rev-parse", "HEAD");
  };
  const judged = (rulesOf: string) =>
    loosenedIn({
      ...{ stack: "dev", folder, base, rulesOf, pack, exceptions, resources: [], findings: [] },
      ...{ approvals: { before: [], after: [] }, today: "2026-11-22" },
    });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "rules-"));
    mkdirSync(join(folder, "policy"));
    git("init", "--quiet", "--initial-branch=main");
    writeFileSync(join(folder, ".git/info/exclude"), "node_modules\nshallow\n");
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
    base = commit({ "package.json": '{ "type": "module" }', ...packFiles(pack, []), ...exceptionsFile(...exceptions) });
    newest = commit({
      ...packFiles(
        [policy("p", "mandatory"), policy("q", "mandatory")],
        [
          ["p", "a"],
          ["q", "d"],
        ],
      ),
      ...exceptionsFile(exception("a", "2027-01-31"), exception("b", "2026-12-31")),
    });
    git("update-ref", `refs/remotes/origin/${branch}`, newest);
    git("checkout", "--quiet", "-b", "topic", base);
    commit({ "index.ts": "" });
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("are not asked for where the commit that the change began from is the one to compare with", async () => {
    assert.deepEqual(await judged(base), { touched: [], strictness: { comparedWith: base, loosened: [] } });
  });

  it("judge beside the own ones, with their own exceptions", async () => {
    assert.deepEqual(await judged(newest), {
      touched: [], // what the target branch did is no part of this change
      strictness: {
        comparedWith: newest,
        loosened: [
          "The level of the policy p is advisory instead of mandatory.",
          "The policy q (mandatory) is missing.",
          "Only its pack finds: d must be good (q).",
          "Longer: the exception of b from p, until 2027-01-31 instead of 2026-12-31: it is only a test",
          "Only here: the exception of c from p, until 2027-01-31: it is only a test",
          `This change began from the commit ${base}. What became stricter after it is in this list, too: rebase to take it over.`,
        ],
      },
    });
  });

  it("are those of a full hash, whatever the branch is called", () => {
    assert.equal(rulesCommit(`refs/remotes/origin/${branch}`, folder), newest);
    assert.equal(rulesCommit(`origin/${branch}`, folder), newest);
    const refused = (revision: string) => ({
      message: `--rules-of ${revision}: no git revision has this name. Write one such as origin/main.`,
    });
    for (const revision of [branch, "origin/nowhere", "--all", "HEAD:policy"])
      assert.throws(() => rulesCommit(revision, folder), refused(revision));
  });

  it("are fetched by a command that a person can copy, where the clone is shallow", () => {
    git("clone", "--quiet", "--depth=1", "--branch=topic", `file://${folder}`, "shallow");
    assert.throws(() => rulesCommit(`origin/${branch}`, join(folder, "shallow")), {
      message: `--rules-of origin/${branch}: this shallow clone does not have it. Run: git fetch --depth=1 origin 'refs/heads/${branch}:refs/remotes/origin/${branch}'`,
    });
  });

  it("are named where they cannot judge", async () => {
    git("checkout", "--quiet", "main");
    const broken = commit({ "policy/judgePack.ts": 'import "nowhere";' });
    git("checkout", "--quiet", "topic");
    await assert.rejects(judged(broken), ({ message }: Error) => {
      assert.ok(message.startsWith(`The policy pack of the commit ${broken} cannot judge this program: Cannot find`));
      return message.endsWith(". Rebase on that commit, or name another one with --rules-of.");
    });
  });
});
