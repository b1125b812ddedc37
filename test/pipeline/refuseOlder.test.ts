import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commitIn } from "../../tools/deploy/deployedCommit.ts";
import { refuseOlder } from "../../tools/deploy/refuseOlder.ts";

describe("the deployed commit", () => {
  const folder = mkdtempSync(join(tmpdir(), "commits-"));
  const here = process.cwd();
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
  const commit = (...args: string[]) => {
    git("commit", "--quiet", "--allow-empty", "--message", "One", ...args);
    return git("rev-parse", "HEAD").trim();
  };
  let [older, newer, aside] = ["", "", ""];

  before(() => {
    git("init", "--quiet", "--initial-branch=main");
    older = commit();
    newer = commit();
    git("checkout", "--quiet", "-b", "aside", older);
    aside = commit("--date=2026-01-01T00:00:00Z");
    process.chdir(folder);
  });

  after(() => {
    process.chdir(here);
    rmSync(folder, { recursive: true });
  });

  it("is that of the newest run of the program, whoever started it and however it ended", () => {
    const run = (kind: string, commit?: string) => ({
      kind,
      environment: commit === undefined ? {} : { "git.head": commit },
    });
    assert.equal(commitIn([run("refresh", "c"), run("update"), run("update", "b"), run("update", "a")]), "b");
    assert.equal(commitIn([run("resource-import", "c"), run("destroy", "b")]), "b");
    assert.equal(commitIn([]), undefined);
  });

  it("is an ancestor of what is deployed next, or the same", () => {
    refuseOlder(newer, older, undefined);
    refuseOlder(newer, newer, undefined);
    refuseOlder(older, undefined, undefined);
  });

  it("is not undone by an older commit", () => {
    assert.throws(
      () => {
        refuseOlder(older, newer, undefined);
      },
      new RegExp(
        `^Error: ${older} is older than ${newer}, which is deployed. To go back, revert the change in a merge request \\(docs/roll-back.md\\)\\.$`,
      ),
    );
  });

  it("is not undone by another branch, unless somebody names it", () => {
    assert.throws(
      () => {
        refuseOlder(aside, newer, undefined);
      },
      new RegExp(
        `^Error: ${aside} does not contain ${newer}, which is deployed. Merge it first, or deploy once with --accept-deployed ${newer}: that undoes what only it had\\.$`,
      ),
    );
    assert.throws(() => {
      refuseOlder(aside, newer, older);
    });
    refuseOlder(aside, newer, newer);
  });

  it("has to be in the clone", () => {
    const lost = "0123456789012345678901234567890123456789";
    assert.throws(() => {
      refuseOlder(newer, lost, undefined);
    }, /^Error: 0123456789012345678901234567890123456789 is deployed, and this clone does not have it\. Push it, or fetch the whole history \(GIT_DEPTH: 0\)\./);
  });
});
