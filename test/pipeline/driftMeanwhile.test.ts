import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { runDrift } from "../../tools/drift/runDrift.ts";
import { playedCommands } from "./playedCommands.ts";
import { playedTerminal } from "./playedTerminal.ts";

const urn = "urn:pulumi:dev::gitlab::aws:ec2/securityGroup:SecurityGroup::gitlab-door";
const side = { inputs: { description: "" } };

/** A preview that finds a security group changed. */
const node = [
  { resOutputsEvent: { metadata: { op: "refresh", urn, diffs: ["description"], old: side, new: side } } },
  { summaryEvent: { result: "succeeded" } },
]
  .map((event) => `echo '${JSON.stringify(event)}'`)
  .join("\n");

/** An export of a state. */
const state = (time: string, pending: readonly string[] = []) => {
  const operations = pending.map((type) => ({ type, resource: { urn } }));
  return JSON.stringify({ deployment: { manifest: { time }, pending_operations: operations } });
};

describe("a look for drift", () => {
  /** Looks with one state before the preview, and one after it. */
  const look = (before: string, after: string) => {
    const terminal = playedTerminal();
    const pulumi = `if [[ -e asked ]]; then echo '${after}'; else touch asked; echo '${before}'; fi`;
    return playedCommands({ node, pulumi }, async () => {
      const code = await runDrift(["--stack", "dev", "--out", "out"], terminal);
      return { code, said: terminal.texts().stdout, wrote: existsSync("out/drift.json") };
    });
  };

  it("finds what somebody else changed", async () => {
    assert.deepEqual(await look(state("one"), state("one")), {
      code: 6,
      said: "gitlab-door: description differ.\n",
      wrote: true,
    });
  });

  it("says nothing about drift while an update runs, and ends well", async () => {
    const says = (why: string) => ({
      code: 0,
      said: `Nobody can say whether dev drifted: ${why}. The next run will. If no job of dev runs, see docs/pipeline.md, "A run was cut off".\n`,
      wrote: false,
    });
    assert.deepEqual(
      await look(state("one", ["updating"]), state("one")),
      says("an update was running or had been cut off: updating gitlab-door"),
    );
    assert.deepEqual(await look(state("one"), state("two")), says("an update changed the state while this was made"));
  });

  it("fails where the state cannot be read", async () => {
    const terminal = playedTerminal();
    const pulumi = "echo 'error: no such host' >&2; exit 1";
    const run = () => runDrift(["--stack", "dev", "--out", "out"], terminal);
    assert.equal(await playedCommands({ node, pulumi }, run), 1);
    assert.match(terminal.texts().stderr, /The state of dev cannot be read: the lines above say why\./);
  });
});
