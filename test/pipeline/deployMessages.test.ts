import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { engineMessages } from "../../tools/deploy/engineMessages.ts";
import { readSteps } from "../../tools/deploy/readSteps.ts";
import { runApply } from "../../tools/deploy/runApply.ts";
import { wayOn } from "../../tools/deploy/wayOn.ts";
import { playedTerminal } from "./playedTerminal.ts";

describe("what a failed deployment says", () => {
  it("is what to do about messages of Pulumi and AWS", () => {
    const begins = (said: string) => wayOn(said, "dev")?.split(/[:.]/)[0];
    assert.equal(
      begins(
        "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete",
      ),
      "Another run changes dev, or one was cut off",
    );
    const assuming = "operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400";
    assert.equal(begins(`${assuming}, ExpiredTokenException: Token expired`), "The job's token is no longer valid");
    assert.equal(begins(`${assuming}, api error AccessDenied: Not authorized`), "AWS does not give this job its role");
    assert.equal(
      begins("api error UnauthorizedOperation: User is not authorized to perform: ec2:RunInstances"),
      "The role of this job may not do that",
    );
    const denied = (action: string) =>
      `api error AccessDenied: User: a is not authorized to perform: ${action} on resource: b`;
    for (const action of ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"])
      assert.match(
        wayOn(denied(action), "dev") ?? "",
        /set gitlab:permissionsBoundary in Pulumi\.dev\.yaml to the output/,
      );
    assert.equal(begins(denied("sts:AssumeRole")), "AWS does not let this job enter its role");
    assert.equal(begins(denied("iam:CreateUser")), "The role of this job may not do that");
    assert.equal(wayOn(`${assuming}, request send failed, dial tcp: no such host`, "dev"), undefined);
    assert.equal(wayOn("error: update failed", "dev"), undefined);
  });

  it("has the engine's own errors and warnings, which events hide, but no text that may hold a secret", () => {
    const event = (severity: string, message: string, urn?: string) =>
      JSON.stringify({ diagnosticEvent: { severity, message, urn } });
    const database = "urn:pulumi:dev::gitlab::gitlab-aws:a:B$aws:rds/instance:Instance::gitlab-db";
    const lines = [
      event("debug", "not for people"),
      event("warning", "old\n"),
      event("error", "it is wrong\n", "urn:pulumi:dev::gitlab::pulumi:pulumi:Stack::gitlab-dev"),
      event("error", "no such region\n", "urn:pulumi:dev::gitlab::pulumi:providers:aws::aws"),
      event("error", `password: "c4n4ryhush" is too short\n`, database),
      event("error", `AccessDenied\n`, database), // only the configuration's secrets are masked
      event("warning", "masterPassword c4n4ryhush is old\n", database),
      event("info", "a preview has no progress", "urn:pulumi:dev::gitlab::pulumi:pulumi:Stack::gitlab-dev"),
      '{"preludeEvent":{}}',
      "no event",
      '{"diagnosticEvent":{"severity":"error","mess', // the engine was killed
    ];
    const rest = `${database}: The provider's text may hold a secret, so it is not in this log. With your own role, npm run preview -- --stack dev shows what a preview says, and CloudTrail what AWS answered.`;
    const { shown, full } = engineMessages(lines.join("\n"));
    assert.deepEqual(shown, [
      "warning: old",
      "error: gitlab-dev: it is wrong",
      "error: aws: no such region",
      `error: ${rest}`,
      `warning: ${rest}`,
    ]);
    assert.match(wayOn(full, "dev") ?? "", /^The role of this job may not do that\./);
  });

  it("names approved steps that are missing, of another stack, or in another form", async () => {
    const folder = mkdtempSync(join(tmpdir(), "steps-"));
    const file = join(folder, "steps.json");
    try {
      assert.throws(() => readSteps(file, "dev"), {
        message: `There is no ${file}: run the preview job of dev again.`,
      });
      writeFileSync(file, "{");
      assert.throws(() => readSteps(file, "dev"), /is not what npm run review writes \(steps\.json, format 1\)/);
      writeFileSync(file, JSON.stringify({ format: 1, stack: "prod", commit: "", time: "", steps: [] }));
      assert.throws(() => readSteps(file, "dev"), /is about the stack prod, not dev: name the right file\.$/);
      assert.deepEqual(readSteps(file, "prod"), []);
      const terminal = playedTerminal();
      assert.equal(await runApply(["--stack", "dev", "--approved", file], terminal), 1);
      assert.equal(await runApply(["--stack", "dev", "--aproved", file], terminal), 64);
      assert.match(terminal.texts().stderr, /--aproved: .*--approved/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a signal to a deployment", () => {
  /** What it says if signals come to `tool`, which runs the command, and to `command` itself. */
  async function signalled(...to: readonly ("tool" | "command")[]): Promise<string[]> {
    const module = resolve("tools/deploy/runCommand.ts");
    const command = `trap 'n=$((n+1)); echo "SIGTERM received; cancelling"' TERM
      echo "ready $$"; until [ "$n" ]; do sleep 0.05; done
      for i in $(seq 24); do sleep 0.05; done; echo "wrote the state after $n"; exit 1`;
    const program = `import { runCommand } from ${JSON.stringify(module)};
      const { code } = await runCommand("bash", ["-c", ${JSON.stringify(command)}], process, { patience: 300 });
      console.log("ended with", code);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { detached: true });
    let said = "";
    child.stdout.on("data", (text: Buffer) => {
      const isFirst = !said.includes("ready");
      said += text.toString();
      const [, pid] = /ready (\d+)/.exec(said) ?? [];
      if (!isFirst || pid === undefined) return;
      const send = (one: string) => process.kill(one === "tool" ? -child.pid! : Number(pid), "SIGTERM");
      for (const [index, one] of to.entries()) setTimeout(() => send(one), 150 * index); // apart, so that bash counts both
    });
    await new Promise((done) => child.on("close", done));
    return said.trim().split("\n").slice(1);
  }
  const once = ["SIGTERM received; cancelling", "wrote the state after 1", "ended with 1"];

  it("reaches Pulumi once, which then ends in its own time", async () => {
    assert.deepEqual(await signalled("tool"), once);
  });

  it("is not passed on to a Pulumi that a runner has signalled, too", async () => {
    assert.deepEqual(await signalled("command", "tool"), once);
  });
});
