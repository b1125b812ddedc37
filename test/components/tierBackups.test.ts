import assert from "node:assert/strict";
import { only } from "./recorded.ts";
import { recordStack } from "./recordStack.ts";

describe("backups of tiers", function () {
  this.timeout(30_000);

  it("take snapshots of stand-alone Gitaly nodes, and of nothing else", async () => {
    const recording = await recordStack("prod", { gitaly: "sharded" });
    const { resources } = only(recording, "backup/selection:Selection").inputs as { readonly resources: unknown[] };
    assert.equal(resources.length, 3);
    assert.equal(recording.resources.filter(({ type }) => type === "aws:ebs/volume:Volume").length, 3);
  });

  it("take none of a cluster's members", async () => {
    const recording = await recordStack("prod");
    assert.equal(recording.resources.filter(({ type }) => type === "aws:ebs/volume:Volume").length, 3);
    assert.deepEqual(
      recording.resources.filter(({ type }) => /backup\/(plan|selection)/.test(type)),
      [],
    );
  });

  it("expire in Gitaly's bucket by age, and in no other bucket of backups", async () => {
    const recording = await recordStack("prod", { users: "2000" });
    const rules = (bucket: string) => {
      const { inputs } = only(
        recording,
        "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        `gitlab-buckets-${bucket}`,
      );
      return (inputs.rules as readonly { readonly expiration?: { readonly days?: number } }[]).flatMap(
        ({ expiration }) => expiration?.days ?? [],
      );
    };
    assert.deepEqual([rules("gitaly-backups"), rules("backups")], [[60 + 39], []]);
  });
});
