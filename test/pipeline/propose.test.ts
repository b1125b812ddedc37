import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { runPropose } from "../../tools/deploy/runPropose.ts";
import { playedCommands } from "./playedCommands.ts";
import { playedTerminal } from "./playedTerminal.ts";

/** Plays the state of a stack whose history names a commit. `node` writes down what it is called with. */
const commands = (deployed: string) => ({
  pulumi: `case "${deployed} $2" in
    'expired history') echo "ExpiredTokenException: Token expired" >&2; exit 1 ;;
    *history) echo '[{"kind":"update","environment":{"git.head":"${deployed}"}}]' ;;
    *export) echo '{}' ;;
  esac`,
  node: `echo "$*" >>asked`,
});
const tools = ["pulumi", "review"];
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
      const asked = readFileSync("asked", "utf8");
      const tools = [...asked.matchAll(/\/tools\/(\w+)\.ts /g)].map(([, tool]) => tool);
      return {
        code,
        said: terminal.texts().stderr,
        lacks: /\/tools\/review\.ts .* --lacks (\w+)/.exec(asked)?.[1],
        rulesOf: /\/tools\/review\.ts .* --rules-of (\S+)/.exec(asked)?.[1],
        tools,
      };
    });
  };

  it("says first that a branch lacks what is deployed, and has the comment say it", async () => {
    const said = `This branch lacks ${lost}, which is deployed: rebase it on the target branch. Until then, the steps undo what it lacks.\n`;
    const rulesOf = "refs/remotes/origin/main";
    const made = await propose(lost, "--against", "HEAD~", "--rules-of", rulesOf);
    assert.deepEqual(made, { code: 0, said, lacks: lost, rulesOf, tools });
  });

  it("says nothing where the branch contains it, and on the default branch, where the deployment refuses it", async () => {
    const silent = { code: 0, said: "", lacks: undefined, rulesOf: undefined, tools };
    for (const contained of ["HEAD", "HEAD~"])
      assert.deepEqual(await propose(contained, "--against", "HEAD~"), silent, contained);
    assert.deepEqual(await propose(lost, "--against", "", "--rules-of", ""), silent);
  });

  it("has the comment say that it failed where the token has ended", async () => {
    Object.assign(process.env, { GITLAB_BOT_TOKEN: "played", CI_MERGE_REQUEST_IID: "7" });
    try {
      const { code, said, ...rest } = await propose("expired", "--against", "HEAD~");
      assert.deepEqual([code, rest], [1, { lacks: undefined, rulesOf: undefined, tools: ["note"] }]);
      assert.match(
        said,
        /^The history of dev cannot be read\.\nExpiredTokenException.*\nThe job's token is no longer valid/,
      );
    } finally {
      delete process.env.GITLAB_BOT_TOKEN;
      delete process.env.CI_MERGE_REQUEST_IID;
    }
  });
});
