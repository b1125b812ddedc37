import assert from "node:assert/strict";
import type { Recording } from "../../tools/recorder/recording.ts";
import { whatFollows } from "./whatFollows.ts";
import { find, recordStack } from "./recordStack.ts";

const names = ["redis", "cache"] as const;

describe("the program for 10,000 users: a cache in two groups", function () {
  this.timeout(60_000);
  let recording: Recording;
  before(async () => {
    recording = await recordStack("prod", { users: "10000" });
  });

  it("saves the group with jobs and sessions alone, and lets the other one drop keys", () => {
    const shown = names.map((name) => {
      const { inputs } = find(recording, "ReplicationGroup", `gitlab-${name}`);
      const [policy] = find(recording, "ParameterGroup", `gitlab-${name}`).inputs.parameters as { value: string }[];
      const { nodeType, numCacheClusters, snapshotRetentionLimit: days, finalSnapshotIdentifier: last } = inputs;
      return [nodeType, numCacheClusters, policy?.value, days, last];
    });
    assert.deepEqual(shown, [
      ["cache.m6g.xlarge", 3, "noeviction", 7, "gitlab-prod-redis-0a1b2c3d-final"],
      ["cache.m6g.xlarge", 3, "allkeys-lru", 0, undefined],
    ]);
  });

  it("protects both, in the same security group, each with a token of its own", () => {
    const groups = names.map((name) => find(recording, "ReplicationGroup", `gitlab-${name}`));
    for (const { options, inputs } of groups) {
      assert.equal(options.protect, true);
      assert.deepEqual(inputs.securityGroupIds, ["gitlab-firewall-cache-id"]);
    }
    for (const name of names) {
      find(recording, "Secret", `gitlab-${name}-token`);
      find(recording, "RandomPassword", `gitlab-${name}-token`);
    }
  });

  it("lets the nodes read both tokens that go to both, and no other node", () => {
    const readers = (token: string) =>
      recording.resources.flatMap(({ type, name, inputs }) =>
        type.endsWith(":RolePolicy") && String(inputs.policy).includes(`:${token}"`) ? [name] : [],
      );
    const expected = ["rails", "sidekiq", "toolbox-1"].map((role) => `gitlab-nodes-${role}-identity-secrets`);
    for (const name of names) assert.deepEqual(readers(`gitlab-${name}-token`).toSorted(), expected);
  });

  it("has both before any node is configured for them", () => {
    for (const name of names) {
      const after = whatFollows(recording, find(recording, "ReplicationGroup", `gitlab-${name}`).urn);
      for (const node of ["rails", "sidekiq", "toolbox-1"])
        assert.ok(after.includes(`gitlab-nodes-${node}-configuration`), `${node} after ${name}`);
    }
  });

  it("watches every node of both: the memory of the one, and what the other one drops", () => {
    const prefix = "gitlab-notices-";
    const alarms = recording.resources.flatMap(({ type, name }) =>
      type.endsWith(":MetricAlarm") && /^gitlab-notices-(redis|cache)-/.test(name) ? [name.replace(prefix, "")] : [],
    );
    const of = (name: string, kinds: readonly string[]) =>
      [1, 2, 3].flatMap((node) => kinds.map((kind) => `${name}-${String(node)}-${kind}`));
    assert.deepEqual(
      alarms.toSorted(),
      [
        ...of("redis", ["cpu", "evictions", "lag", "memory", "silent", "token"]),
        ...of("cache", ["cpu", "evictions", "lag", "silent", "token"]),
      ].toSorted(),
    );
  });
});
