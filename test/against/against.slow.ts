import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { against } from "../../tools/against/against.ts";
import { AgainstError } from "../../tools/against/againstError.ts";
import type { Plan } from "../../tools/plan/planModel.ts";
import { applyEdit } from "../compare/programEdit.ts";
import { allWithOneRepository } from "./allWithOneRepository.ts";
import { Repository } from "./repository.ts";

describe("--against", function () {
  this.timeout(120_000);

  let repository: Repository;
  const { plan, left, temporary } = allWithOneRepository((one) => (repository = one));

  /** Number of resources of the stack. */
  let total: number;
  before(() => {
    total = (JSON.parse(plan(["--format", "json"]).stdout) as Plan).resources.total;
  });

  it("names nothing, or two things: says so, and what to write", () => {
    assert.deepEqual(plan(["--against", "nope"]), {
      status: 1,
      stdout: "",
      stderr:
        "--against nope: no stack file, stack or git revision has this name. Write the path of a stack file, the name of a stack such as dev, or a revision such as origin/main.\n",
    });
    assert.deepEqual(plan(["--against", "Pulumi.nope.yaml"]), {
      status: 1,
      stdout: "",
      stderr: `--against Pulumi.nope.yaml: there is no such file in ${repository.folder}.\n`,
    });
    repository.git("branch", "dev");
    assert.deepEqual(plan(["--against", "dev"]), {
      status: 1,
      stdout: "",
      stderr: `--against dev: both a stack and a git revision have this name. Write Pulumi.dev.yaml for the stack, or ${repository.git("rev-parse", "dev").slice(0, 10)} for the revision.\n`,
    });
    repository.git("branch", "--delete", "dev");
    assert.equal(plan(["--against=--upload-pack=x"]).status, 1);
  });

  it("compares with a stack file under the plan's own stack name, and --set is for the new side", () => {
    writeFileSync(join(repository.folder, "other.yaml"), readFileSync("Pulumi.dev.yaml", "utf8"));
    const { status, stdout, stderr } = plan(["--against", "other.yaml", "--set", "undeleteDays=40"]);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(
      stdout,
      /^Change of stack dev: undeleteDays 30 → 40\n[^]*\nWhat changes\n {2}Compared with stack file other\.yaml: 11 changed in place, \d+ unchanged\.\n/,
    );
    assert.ok(stdout.includes(` ${String(total - 11)} unchanged.`));
    assert.match(stdout, /\n {2}undeleteDays +30 +40 +11\n/);
  });

  it("refuses a revision whose program makes nothing", () => {
    repository.git("checkout", "--quiet", "-b", "empty");
    writeFileSync(join(repository.folder, "index.ts"), "export const url = 1;\n");
    repository.commit("empty");
    const hash = repository.git("rev-parse", "HEAD").slice(0, 10);
    repository.git("checkout", "--quiet", "main");
    assert.deepEqual(plan(["--against", "empty"]), {
      status: 1,
      stdout: "",
      stderr: `git revision empty (${hash}): the program registered no resource, so there is nothing to plan. Check that index.ts creates the GitLab component and does not return before that.\n`,
    });
    repository.git("branch", "--quiet", "-D", "empty");
  });

  it("refuses a stack file that is wrong, on either side", () => {
    writeFileSync(join(repository.folder, "wrong.yaml"), "config:\n  gitlab:users: 0\n  aws:region: us-east-1\n");
    const { status, stdout, stderr } = plan(["--against", "wrong.yaml"]);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(
      stderr,
      /^stack file wrong\.yaml cannot be recorded as stack dev: Pulumi\.dev\.yaml has 3 problems:\n {2}- users: not given\. Allowed: /,
    );
    writeFileSync(join(repository.folder, "wrong.yaml"), "config: [\n");
    assert.match(plan(["--against", "wrong.yaml"]).stderr, /^stack file wrong\.yaml is not YAML: /);
    rmSync(join(repository.folder, "wrong.yaml"));
  });

  it("records a revision's own program and stack file, ends with 2 where data is at risk, and leaves nothing behind", () => {
    const takeBack = applyEdit(repository.folder, { module: "renamedSecret.ts" });
    const { status, stdout, stderr } = plan(["--against", "HEAD"]);
    assert.deepEqual([status, stderr], [2, ""]);
    assert.match(stdout, /\n {2}Compared with git revision HEAD \([0-9a-f]{10}\): \d/);
    assert.match(stdout, /\n {2}DATA IS AT RISK: gitlab-secrets-root-password: deleted together with its data\n/);
    assert.deepEqual(left(), []);
    // Exit code 2 has precedence over other failures.
    assert.equal(plan(["--against", "HEAD", "--out", "/no/such/folder/plan.txt"]).status, 2);
    takeBack();
    assert.equal(plan(["--against", "HEAD", "--out", "/no/such/folder/plan.txt"]).status, 73);
  });

  it("takes a stack that did not exist in the revision for wholly new", () => {
    const first = repository.git("rev-parse", "HEAD").trim();
    writeFileSync(
      join(repository.folder, "Pulumi.new.yaml"),
      readFileSync("Pulumi.dev.yaml", "utf8").replaceAll("gitlab-dev.", "gitlab-new."),
    );
    const { status, stdout } = plan(["--stack", "new", "--against", first]);
    assert.equal(status, 0);
    assert.ok(
      stdout
        .replaceAll(/\s+/g, " ")
        .includes(
          `, which has no Pulumi.new.yaml, so everything counts as new: ${String(total)} created, 0 unchanged.`,
        ),
    );
    assert.match(stdout, /\n {2}The fixed monthly cost is \$0\.00 before and \$([\d.]+) after \(\+\1\)\.\n/);
    rmSync(join(repository.folder, "Pulumi.new.yaml"));
  });

  it("says why a revision's program cannot be recorded", () => {
    writeFileSync(join(repository.folder, "index.ts"), 'throw new Error("broken on purpose");\n');
    repository.commit("broken");
    repository.git("checkout", "--quiet", "HEAD~1", "--", "index.ts");
    const { status, stdout, stderr } = plan(["--against", "HEAD"]);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(
      stderr,
      /^git revision HEAD \([0-9a-f]{10}\) cannot be recorded as stack dev: Error: broken on purpose\n/,
    );
    repository.git("rm", "--quiet", "--cached", "index.ts");
    repository.git("commit", "--quiet", "--message", "no program");
    assert.match(plan(["--against", "HEAD"]).stderr, /^git revision HEAD \([0-9a-f]{10}\) has no index\.ts\.\n$/);
    repository.commit("mended");
    assert.deepEqual(left(), []);
  });

  it("tells a shallow clone the exact git fetch", () => {
    const shallow = new Repository(join(dirname(repository.folder), "shallow clone"));
    repository.git("clone", "--quiet", "--depth=1", `file://${repository.folder}`, shallow.folder);
    shallow.link();
    const commands: Readonly<Record<string, string>> = {
      "origin/feature": "git fetch --depth=1 origin feature:refs/remotes/origin/feature",
      "HEAD~2": "git fetch --deepen=2 origin",
      "HEAD^": "git fetch --deepen=1 origin",
      "HEAD~2^": "git fetch --deepen=3 origin",
      "v1.0": "git fetch --depth=1 origin refs/tags/v1.0:refs/tags/v1.0",
      "refs/heads/x": "git fetch --depth=1 origin x:refs/remotes/origin/x, then use --against origin/x",
      "0123456789012345678901234567890123456789": "git fetch --depth=1 origin 0123456789012345678901234567890123456789",
      "0123456": "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*' --tags",
      "origin/main~1": "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*' --tags",
    };
    for (const [revision, command] of Object.entries(commands)) {
      const message = `--against ${revision}: this shallow clone does not have it. Run: ${command}`;
      assert.throws(() => against(revision, pathToFileURL(`${shallow.folder}/`)), new AgainstError(message));
    }
    const { status, stdout, stderr } = shallow.plan(["--against", "origin/feature"]);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /^--against origin\/feature: this shallow clone does not have it\. Run: git fetch .*\n$/);
    assert.equal(shallow.plan(["--against", "HEAD"]).status, 0);
    repository.git("branch", "feature", "HEAD~1");
    shallow.git(...(commands["origin/feature"] ?? "").split(" ").slice(1));
    assert.equal(shallow.plan(["--against", "origin/feature"]).status, 1, "the broken program is there now");
  });

  it("works from a part of a larger repository", () => {
    const outer = join(dirname(repository.folder), "outer");
    mkdirSync(outer);
    const inner = new Repository(join(outer, "infrastructure"));
    repository.git("clone", "--quiet", `file://${repository.folder}`, inner.folder);
    rmSync(join(inner.folder, ".git"), { recursive: true });
    const whole = new Repository(outer);
    whole.git("init", "--quiet", "--initial-branch=main");
    whole.commit("all");
    inner.link();
    const { status, stdout, stderr } = inner.plan(["--against", "HEAD"]);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.ok(stdout.includes(`: ${String(total)} unchanged.\n`));
  });

  it("takes its temporary folders away and ends its child on Ctrl-C", async () => {
    const child = spawn(process.execPath, ["tools/plan.ts", "--against", "HEAD"], {
      cwd: repository.folder,
      env: { ...process.env, TMPDIR: temporary() },
      stdio: "ignore",
    });
    const ended = new Promise((resolve) =>
      child.on("exit", (code, signal) => {
        resolve(code ?? signal);
      }),
    );
    while (!left().some((name) => existsSync(join(temporary(), name, ".today")))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill("SIGINT");
    assert.equal(await ended, 130);
    assert.deepEqual(left(), []);
  });
});
