import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runApply } from "../../tools/deploy/runApply.ts";
import { playedCommands } from "./playedCommands.ts";
import { playedTerminal } from "./playedTerminal.ts";

/** A text that no log may contain. */
const canary = "c4n4ryhush";

const type = "aws:rds/instance:Instance";
const urn = `urn:pulumi:dev::gitlab::gitlab-aws:a:B$${type}::gitlab-db`;
const update = { urn, op: "update", replacingProperties: [] };

const step = (kind: string, planning = false, op = "update") => ({ [kind]: { planning, metadata: { op, urn } } });
const says = (severity: string, message: string, about = urn) => ({
  diagnosticEvent: { severity, message, urn: about },
});
const gate = "urn:pulumi:dev::gitlab::gitlab-aws:compute:Gate::gitlab-box-gate";
const parameter = "urn:pulumi:dev::gitlab::gitlab-aws:compute:Gate$aws:ssm/parameter:Parameter::gitlab-box-gate";

/** An update on the engine, as `pulumi up --json` writes it. */
const events = [
  { preludeEvent: { config: { "gitlab:smtpPassword": canary } } },
  step("resourcePreEvent", true),
  { summaryEvent: { resourceChanges: { update: 1 }, isPreview: true } },
  step("resourcePreEvent", false, "same"),
  step("resourcePreEvent"),
  says("info", "box: the package is installed (3 min)", gate),
  says("info", `password ${canary}`),
  says("debug", canary),
  says("warning", `masterPassword ${canary} is old\n`),
  says(
    "error",
    `modifying: operation error RDS: ModifyDBInstance, https response error StatusCode: 400, RequestID: a1-b2, api error InvalidParameterValue: The parameter MasterUserPassword ${canary} is not valid`,
  ),
  step("resOpFailedEvent"),
  says("error", 'before hook "gitlab-box-gate" failed: box could not reach its configuration', parameter),
  { policyEvent: { enforcementLevel: "advisory", policyName: "a", message: "less" } },
  { policyEvent: { enforcementLevel: "mandatory", policyName: "rds-encrypt", message: "gitlab-db must be encrypted" } },
  says("error", "<{%reset%}>update failed<{%reset%}>\n", "urn:pulumi:dev::gitlab::pulumi:pulumi:Stack::gitlab-dev"),
  { stdoutEvent: { message: "SIGTERM received; cancelling.\n" } },
  { summaryEvent: { resourceChanges: { same: 4, update: 1 }, isPreview: false, durationSeconds: 12 } },
];

describe("npm run apply", () => {
  let pending: readonly object[] = [];
  afterEach(() => {
    pending = [];
  });

  /** Deploys with what was approved, what a preview finds now, and how the update ends. */
  const apply = (now: readonly object[], ...more: readonly string[]) => {
    const terminal = playedTerminal();
    const node = `case "$1 $2" in
      *"pulumi.ts up") cat events; printf '{"diagnosticEvent":{"message":"${canary}'; exit 255 ;;
      *review.ts*) until [ "$1" = --out ]; do shift; done; cp now.json "$2/steps.json" ;;
    esac`;
    const pulumi = `case "$*" in "stack history "*) echo '[]' ;; *) echo '${JSON.stringify({ deployment: { pending_operations: pending } })}' ;; esac`;
    return playedCommands({ git: "echo c0ffee", node, pulumi }, async (folder) => {
      const steps = (file: string, list: readonly object[]) => {
        const text = JSON.stringify({ format: 1, stack: "dev", commit: "c0ffee", time: "", steps: list });
        writeFileSync(join(folder, file), text);
      };
      steps("approved.json", [update]);
      steps("now.json", now);
      writeFileSync(join(folder, "events"), events.map((event) => `${JSON.stringify(event)}\n`).join(""));
      const code = await runApply(["--stack", "dev", "--approved", "approved.json", ...more], terminal);
      return { code, ...terminal.texts() };
    });
  };

  it("refuses to go on where a run was cut off, and says which job comes after the mending", async () => {
    pending = [{ type: "creating", resource: { urn } }];
    const mend =
      'A run of dev is under way, or was cut off, while creating gitlab-db. If its job still runs, wait for it. If not, nobody knows whether AWS did that: look there, and run pulumi cancel --stack dev, which removes the lock. Then, if it does not exist, run pulumi refresh --stack dev --clear-pending-creates; if it exists, run pulumi refresh --stack dev --import-pending-creates URN --import-pending-creates ID (docs/pipeline.md, "A run was cut off").';
    for (const [deploys, then] of [
      ["byHand", "Start the preview job of dev again, read it, and approve it anew."],
      ["onMerge", "Nobody has to approve these steps: start this job again, which makes them anew."],
    ] as const) {
      const refused = { code: 5, stdout: "", stderr: `${mend} ${then}\n` };
      assert.deepEqual(await apply([update], "--deploys", deploys), refused);
    }
  });

  it("says who has to do what where the steps are other ones than those approved, and changes nothing", async () => {
    const differs =
      "Nothing was changed: this would not do what was approved.\n- gitlab-db (aws:rds/instance:Instance): update was approved, and is no longer needed.\n";
    const approveAnew = "Start the preview job of dev again, read it, and approve it anew.\n";
    const byHand = { code: 4, stdout: "", stderr: differs + approveAnew };
    assert.deepEqual(await apply([]), byHand);
    assert.deepEqual(await apply([], "--deploys", "byHand"), byHand);
    assert.deepEqual(await apply([], "--deploys", "onMerge"), {
      ...byHand,
      stderr: `${differs}Nobody has to approve these steps: start this job again, which makes them anew.\n`,
    });
    assert.deepEqual(await apply([], "--deploys", "never"), {
      code: 64,
      stdout: "",
      stderr: "--deploys never: allowed are byHand and onMerge.\n",
    });
  });

  it("shows how an update goes on, and no text of a provider, which may hold a secret", async () => {
    const { code, stdout, stderr } = await apply([update]);
    const hidden =
      "The provider's text may hold a secret, so it is not in this log. With your own role, npm run preview -- --stack dev shows what a preview says, and CloudTrail what AWS answered.";
    assert.deepEqual(stdout.trimEnd().split("\n"), [
      `gitlab-db (${type}): update begins.`,
      "gitlab-box-gate: box: the package is installed (3 min)",
      `warning: ${urn}: ${hidden}`,
      `error: ${urn}: AWS answered InvalidParameterValue to RDS ModifyDBInstance, request a1-b2. ${hidden}`,
      `gitlab-db (${type}): update failed.`,
      'error: gitlab-box-gate: before hook "gitlab-box-gate" failed: box could not reach its configuration',
      "error: rds-encrypt: gitlab-db must be encrypted",
      "error: gitlab-dev: update failed",
      "SIGTERM received; cancelling.",
      "After 12 s: 1 update.",
    ]);
    assert.deepEqual([code, stderr], [1, ""]);
    assert.ok(!stdout.includes(canary));
  });
});
