import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { runPropose } from "../../tools/deploy/runPropose.ts";
import { playedCommands } from "./playedCommands.ts";
import { playedTerminal } from "./playedTerminal.ts";

/** Plays the state of a stack whose history names a commit. `npm` writes down what it is called with. */
const commands = (deployed: string) => ({
  pulumi: `case "$2" in
    history) echo '[{"kind":"update","environment":{"git.head":"${deployed}"}}]' ;;
    export) echo '{}' ;;
  esac`,
  npm: `echo "$*" >>asked`,
});
const lost = "0123456789012345678901234567890123456789";

describe("npm run propose", () => {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], { encoding: "utf8" }).trim();
  /** Proposes the second commit of a repository while something is deployed; `HEAD~` names the first one. */
  const propose = async (deployed: string, ...args: readonly string[]) => {
    const terminal = playedTerminal();
    return playedCommands(commands(deployed), async () => {
      git("init", "--quiet");
      for (const subject of ["One", "Two"]) git("commit", "--quiet", "--allow-empty", "--message", subject);
      const code = await runPropose(["--stack", "dev", "--out", "out", ...args], terminal);
      const [review = ""] = readFileSync("asked", "utf8")
        .split("\n")
        .filter((line) => line.startsWith("run --silent review"));
      return { code, said: terminal.texts().stderr, lacks: / --lacks (\w+)/.exec(review)?.[1] };
    });
  };

  it("says first that a branch lacks what is deployed, and has the comment say it", async () => {
    const said = `This branch lacks ${lost}, which is deployed: rebase it on the target branch. Until then, the steps undo what it lacks.\n`;
    assert.deepEqual(await propose(lost, "--against", "HEAD~"), { code: 0, said, lacks: lost });
  });

  it("says nothing where the branch contains it, and on the default branch, where the deployment refuses it", async () => {
    const silent = { code: 0, said: "", lacks: undefined };
    for (const contained of ["HEAD", "HEAD~"])
      assert.deepEqual(await propose(contained, "--against", "HEAD~"), silent, contained);
    assert.deepEqual(await propose(lost, "--against", ""), silent);
  });
});
