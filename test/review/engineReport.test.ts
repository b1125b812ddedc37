import assert from "node:assert/strict";
import { engineReport } from "../../tools/review/engineReport.ts";
import { stepsFile } from "../../tools/review/stepsFile.ts";
import { terraformReport } from "../../tools/review/terraformReport.ts";
import { recordedRun } from "./reviewed.ts";

const urn = "urn:pulumi:dev::app::aws:s3/bucket:Bucket::objects";
const bucket = { id: "objects-1234", inputs: { bucket: "objects-1234" } };

/** A step as the engine writes it. */
const step = (op: string, old: object | null, present: object | null, more: object = {}) =>
  JSON.stringify({
    resourcePreEvent: { metadata: { op, urn, detailedDiff: null, old, new: present, ...more } },
  });
const said = (severity: string, message: string, about = "") =>
  JSON.stringify({ diagnosticEvent: { severity, message, urn: about } });
const summary = JSON.stringify({ summaryEvent: { resourceChanges: { same: 3 }, result: "succeeded" } });
const run = (...lines: readonly string[]) => engineReport(lines.join("\n"));

describe("what the engine said", () => {
  it("is read from a recorded preview: steps, losses, and how it ended", () => {
    const { steps, losses, end, errors, running, same } = recordedRun("loses-data");
    assert.deepEqual(
      steps
        .map(({ type, name, op, replacingProperties }) =>
          [type.split(":").at(-1), name, op, ...replacingProperties].join(" "),
        )
        .toSorted(),
      [
        "Association gitlab-nodes-gitaly-1-converge replace parameters",
        "BucketObjectv2 gitlab-nodes-gitaly-1-configuration update",
        "Parameter gitlab-nodes-gitaly-1-converge update",
        "Parameter gitlab-nodes-gitaly-1-converge-reached update",
        "RolePolicy gitlab-nodes-gitaly-1-identity-secrets update",
        "Secret gitlab-secrets-first-password create",
        "Secret gitlab-secrets-root-password delete",
        "SecretVersion gitlab-secrets-root-password replace secretId",
      ],
    );
    assert.deepEqual(losses, [
      {
        ...{ resource: "gitlab-secrets-root-password", type: "aws:secretsmanager/secret:Secret", action: "delete" },
        ...{ why: "deleted together with its data", isRefused: false },
      },
    ]);
    assert.deepEqual([end, errors, running, same], ["succeeded", [], [], 299]);
    assert.deepEqual(terraformReport(steps), { create: 3, update: 4, delete: 3 });
  });

  it("is written for the deployment as steps sorted by URN, without their halves", () => {
    const { steps } = run(
      step("replace", bucket, bucket, { urn: `${urn}-z`, keys: ["bucket"], diffs: ["bucket", "tags"] }),
      step("create-replacement", bucket, bucket, { urn: `${urn}-z` }),
      step("delete-replaced", bucket, null, { urn: `${urn}-z` }),
      step("same", bucket, bucket, { urn: `${urn}-s` }),
      step("update", bucket, bucket, {
        detailedDiff: { "tags.b": { diffKind: "add" }, "tags.a": { diffKind: "update" } },
      }),
      summary,
    );
    const about = { stack: "dev", commit: "c0ffee", time: "2026-11-22T10:15:00.000Z" };
    assert.deepEqual(stepsFile(about, steps), {
      format: 1,
      ...about,
      steps: [
        { urn, op: "update", replacingProperties: [] },
        { urn: `${urn}-z`, op: "replace", replacingProperties: ["bucket"] },
      ],
    });
    assert.deepEqual(steps[0]?.properties, ["tags.a", "tags.b"]);
  });

  it("is a loss where a resource that holds data goes, in each way", () => {
    const why = (...lines: readonly string[]) =>
      run(...lines, summary).losses.map(({ action, why: text, isRefused }) => [action, text, isRefused]);
    assert.deepEqual(why(step("delete", bucket, null)), [["delete", "deleted together with its data", false]]);
    assert.deepEqual(why(step("replace", bucket, bucket)), [["replace", "replaced by an empty one", false]]);
    assert.deepEqual(why(step("delete-replaced", bucket, null)), [["replace", "replaced by an empty one", false]]);
    assert.deepEqual(why(step("delete", { ...bucket, retainOnDelete: true }, null)), [
      ["delete", "stays in the account, but Pulumi no longer protects it", false],
    ]);
    const kept = { ...bucket, protect: true };
    assert.deepEqual(why(step("delete", kept, null)), [["delete", "deleted, if it were not protected", true]]);
    assert.deepEqual(why(step("replace", kept, kept)), [["replace", "replaced, if it were not protected", true]]);
    assert.deepEqual(why(step("replace", kept, bucket)), [["replace", "replaced by an empty one", false]]);
    for (const op of ["same", "create", "update", "create-replacement"])
      assert.deepEqual(why(step(op, bucket, bucket)), []);
  });

  it("is a loss where what protects data goes alone, and none where the data goes, too", () => {
    const versions = { id: "v", inputs: { bucket: "objects-1234" } };
    const gone = step("delete", versions, null, {
      urn: urn.replace("bucket:Bucket::", "bucketVersioning:BucketVersioning::"),
    });
    const losses = (...lines: readonly string[]) => run(...lines, summary).losses.map(({ why }) => why);
    assert.deepEqual(losses(gone), ["overwritten and deleted objects are no longer kept"]);
    assert.deepEqual(losses(gone, step("delete", bucket, null)), ["deleted together with its data"]);
  });

  it("is only what belongs to the last run in the stream, and what is whole", () => {
    const { steps } = run(
      step("delete", bucket, null),
      '{"preludeEvent":{}}',
      "not JSON",
      step("update", bucket, bucket),
      '{"resou',
    );
    assert.deepEqual(
      steps.map(({ op }) => op),
      ["update"],
    );
  });

  it("is cut off where the stream has no end, and failed where it says so", () => {
    assert.equal(run(step("create", null, bucket)).end, "cut off");
    assert.equal(run("").end, "cut off");
    assert.equal(run(said("error", "x"), summary).end, "failed");
    assert.equal(run('{"summaryEvent":{"resourceChanges":{},"result":"failed"}}').end, "failed");
    assert.equal(run(summary).end, "succeeded");
  });

  it("is told in our own words, because the engine's may hold values", () => {
    const { errors, running } = run(
      said(
        "error",
        'unable to replace resource "urn:pulumi:dev::app::aws:s3/bucket:Bucket::kept"\nas it is currently marked for protection.',
      ),
      said("error", "creating S3 Bucket: the password c4n4ry is wrong", urn),
      said("error", "the program cannot be read"),
      said("error", "<{%reset%}>preview failed<{%reset%}>\n"),
      said("error", "the stack is currently locked by 1 lock(s). Either wait"),
      said("warning", "Attempting to deploy or update resources with 2 pending operations from previous deployment.\n"),
    );
    assert.deepEqual(errors, [
      "kept: Pulumi refuses to delete or replace it, because it is protected",
      "objects: an error, whose text npm run preview shows with your own role",
      "The program: an error, whose text is in the log of the job",
    ]);
    assert.deepEqual(running, [
      "the stack was locked: another update was running, or one was killed and left its lock behind",
      "an earlier update was cut off and left 2 pending operations behind",
    ]);
  });
});
