import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { allWithOneStack } from "./allWithOneStack.ts";
import type { EngineStack } from "./engineStack.ts";
import type { Outcome } from "./engineOutcome.ts";

const gate = "gitlab-nodes-gitaly-1-converge-reached";

/** The steps of an outcome. */
const did = ({ steps }: Outcome) => steps.map(({ operation, name }) => `${operation} ${name}`);

/** Its messages, without times. */
const said = ({ messages }: Outcome) =>
  messages.map((message) => message.replaceAll(/\d{4}-\S+Z/g, "(time)").replaceAll(/[0-9a-f]{64}/g, "(hash)"));

describe("waiting for GitLab on the engine", function () {
  this.timeout(300_000);
  this.bail(true); // each step needs the earlier ones
  let stack: EngineStack;
  allWithOneStack(this, (one) => (stack = one), "dev");

  /** What the gate has recorded as reached. */
  const reached = () =>
    [...stack.cloud.live().values()].find(({ urn }) => urn.endsWith(`::${gate}`))?.inputs.insecureValue as
      string | undefined;

  it("does not happen in a preview", async () => {
    stack.nodes("says nothing");
    const { succeeded, messages } = await stack.preview();
    assert.deepEqual([succeeded, messages], [true, []]);
  });

  it("ends once the node has said that it is there, with a line on what it does meanwhile", async () => {
    stack.nodes("converges after 3");
    const started = Date.now();
    const outcome = await stack.up();
    assert.equal(outcome.succeeded, true, outcome.messages.join("\n"));
    assert.deepEqual(said(outcome), ["gitaly-1: converging since (time), attempt 1 (0 min)"]);
    assert.ok(Date.now() - started > 7000, "it looked after 1, 2 and 4 seconds");
    const [instance] = [...stack.cloud.live().values()].filter(({ type }) => type === "aws:ec2/instance:Instance");
    assert.equal((JSON.parse(reached() ?? "") as { instance: string }).instance, instance?.id);
  });

  it("is over when nothing has changed", async () => {
    stack.nodes("says nothing");
    const outcome = await stack.up();
    assert.deepEqual([outcome.succeeded, did(outcome), said(outcome)], [true, [], []]);
  });

  it("fails with the node's own reason once it has given up", async () => {
    stack.set({ gitlabRb: "'# one'" });
    stack.nodes("gives up: the disk is full");
    const before = reached();
    const outcome = await stack.up();
    assert.equal(outcome.succeeded, false);
    assert.ok(
      said(outcome).some((message) =>
        message.includes(
          "gitaly-1 could not reach its configuration: the disk is full. Its log is in the log group /gitlab/dev/gitaly-1, and on the node in /var/log/gitlab-node/converge.log. Fix the cause and run pulumi up again: the node then tries again.",
        ),
      ),
      outcome.messages.join("\n"),
    );
    assert.equal(reached(), before, "the gate says what was reached before");
  });

  it("asks the node once more by the next up, and goes on", async () => {
    stack.nodes("converges after 1");
    const outcome = await stack.up();
    assert.equal(outcome.succeeded, true, outcome.messages.join("\n"));
    assert.deepEqual(did(outcome), ["replace gitlab-nodes-gitaly-1-converge", `update ${gate}`]);
    const again = await stack.up();
    assert.deepEqual([again.succeeded, did(again), said(again)], [true, [], []]);
  });

  it("can be cut off, and is taken up by the next up", async () => {
    stack.set({ gitlabRb: "'# two'" });
    stack.nodes("says nothing");
    const before = reached();
    const child = spawn("pulumi", ["up", "--yes", "--skip-preview", "--stack", "dev", "--color", "never"], {
      cwd: stack.folder,
      env: { ...process.env, ...stack.environment, PULUMI_SKIP_CHECKPOINTS: "false" }, // as a person runs it
      detached: true, // a process group, as in a terminal: Ctrl-C reaches all of it
    });
    let output = "";
    let interrupted = false;
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      if (!interrupted && child.pid !== undefined && output.includes("waiting for gitaly-1 to start")) {
        interrupted = true;
        process.kill(-child.pid, "SIGINT");
      }
    });
    const started = Date.now();
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.notEqual(code, 0, output);
    assert.ok(Date.now() - started < 60_000, "it ends at once");
    assert.equal(reached(), before);

    stack.nodes("converges after 0");
    const outcome = await stack.up();
    assert.equal(outcome.succeeded, true, outcome.messages.join("\n"));
    assert.ok(did(outcome).includes(`update ${gate}`), did(outcome).join("\n"));
    assert.notEqual(reached(), before);
  });

  it("waits for a new instance, too", async () => {
    stack.set({ "nodes.box.generation": "2" });
    stack.nodes("converges after 3");
    const outcome = await stack.up();
    assert.equal(outcome.succeeded, true, outcome.messages.join("\n"));
    assert.ok(did(outcome).includes(`update ${gate}`));
    assert.equal(said(outcome).length, 1);
  });

  it("does not happen where nobody wants it", async () => {
    stack.set({ waitForGitLab: "false", gitlabRb: "'# three'" });
    stack.nodes("says nothing");
    const outcome = await stack.up();
    assert.deepEqual([outcome.succeeded, said(outcome)], [true, []]);
    assert.ok(did(outcome).includes(`delete ${gate}`));
  });
});
