import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { cacheProblems, refuseCacheEdits } from "../../../components/data/refuseCacheEdits.ts";
import { record } from "../../../tools/recorder.ts";
import { list, only, plainOptions } from "../recorded.ts";
import { cachePlan, recordCache } from "./recordCache.ts";

const group = "replicationGroup:ReplicationGroup";
const lifted = { kind: "lifted", reason: "a trial" } as const;

/** As the SDK hides it, besides what a test asks for. */
const additionalSecretOutputs = ["authToken", "authTokenWo"];

describe("Cache", () => {
  it("makes a replication group, its groups, logs and secret", async () => {
    const recording = await recordCache();
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:data:Cache gitlab-data-redis",
        "random:index/randomId:RandomId gitlab-data-redis",
        "random:index/randomPassword:RandomPassword gitlab-data-redis-token",
        "aws:secretsmanager/secret:Secret gitlab-data-redis-token",
        "aws:secretsmanager/secretVersion:SecretVersion gitlab-data-redis-token",
        "aws:cloudwatch/logGroup:LogGroup gitlab-data-redis-slow-log",
        "aws:cloudwatch/logGroup:LogGroup gitlab-data-redis-engine-log",
        "aws:elasticache/subnetGroup:SubnetGroup gitlab-data-redis",
        "aws:elasticache/parameterGroup:ParameterGroup gitlab-data-redis",
        "aws:elasticache/replicationGroup:ReplicationGroup gitlab-data-redis",
      ].toSorted(),
    );
    assert.deepEqual(recording.outputs, {
      replicationGroupId: "gitlab-prod-redis-0a1b2c3d",
      host: "master.gitlab-data-redis.0abcde.use1.cache.amazonaws.com",
      port: 6379,
      token: { arn: "arn:test:gitlab-data-redis-token", version: "gitlab-data-redis-token-version" },
      nodeIds: ["gitlab-data-redis-001", "gitlab-data-redis-002", "gitlab-data-redis-003"],
    });
  });

  it("asks for exactly this group", async () => {
    const { inputs, options } = only(await recordCache(), group);
    assert.deepEqual(inputs, {
      replicationGroupId: "gitlab-prod-redis-0a1b2c3d",
      description: "GitLab's cache group redis of prod",
      engine: "valkey",
      engineVersion: "7.2",
      autoMinorVersionUpgrade: false,
      nodeType: "cache.r6g.large",
      numCacheClusters: 3,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      port: 6379,
      subnetGroupName: "gitlab-prod-redis-0a1b2c3d",
      securityGroupIds: ["sg-1"],
      parameterGroupName: "gitlab-prod-redis-0a1b2c3d-valkey7",
      atRestEncryptionEnabled: true,
      kmsKeyId: "arn:test:cache",
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      authToken: "generated-password",
      authTokenUpdateStrategy: "SET",
      snapshotRetentionLimit: 7,
      snapshotWindow: "06:30-07:30",
      maintenanceWindow: "sun:08:00-sun:09:00",
      finalSnapshotIdentifier: "gitlab-prod-redis-0a1b2c3d-final",
      logDeliveryConfigurations: ["slow-log", "engine-log"].map((log) => ({
        logType: log,
        destination: `/gitlab/prod/redis/${log}`,
        destinationType: "cloudwatch-logs",
        logFormat: "json",
      })),
      applyImmediately: true,
      tags: { Name: "gitlab-prod redis" },
    });
    assert.deepEqual(options, {
      ...plainOptions,
      additionalSecretOutputs,
      protect: true,
      ignoreChanges: ["engineVersion", "kmsKeyId", "snapshotName"],
      customTimeouts: { create: "2h", update: "3h", delete: "2h" },
    });
  });

  it("follows its plan: one node without a failover, and newer versions by themselves", async () => {
    const single = { ...cachePlan, nodeType: "cache.m6g.large", nodes: 1, failover: false, minorUpgrades: true };
    const recording = await recordCache({ plan: single });
    const { nodeType, numCacheClusters, automaticFailoverEnabled, multiAzEnabled, autoMinorVersionUpgrade } = only(
      recording,
      group,
    ).inputs;
    assert.deepEqual(
      [nodeType, numCacheClusters, automaticFailoverEnabled, multiAzEnabled, autoMinorVersionUpgrade],
      ["cache.m6g.large", 1, false, false, true],
    );
    assert.deepEqual(recording.outputs.nodeIds, ["gitlab-data-redis-001"]);
  });

  it("takes no snapshots of what can be computed again, not even at the end", async () => {
    const { inputs } = only(
      await recordCache({ plan: { ...cachePlan, name: "cache", eviction: "allkeys-lru", snapshotDays: 0 } }),
      group,
    );
    assert.equal(inputs.snapshotRetentionLimit, 0);
    assert.ok(!("finalSnapshotIdentifier" in inputs));
  });

  it("may be deleted once protection is lifted, after a snapshot", async () => {
    const recording = await recordCache({ protection: lifted });
    const { inputs, options } = only(recording, group);
    assert.deepEqual(options.protect, false);
    assert.equal(inputs.finalSnapshotIdentifier, "gitlab-prod-redis-0a1b2c3d-final");
    assert.equal(only(recording, "secret:Secret").options.protect, false);
  });

  it("may be made from a snapshot", async () => {
    const { inputs } = only(await recordCache({ snapshotName: "gitlab-prod-redis-ffffff-final" }), group);
    assert.equal(inputs.snapshotName, "gitlab-prod-redis-ffffff-final");
  });

  for (const [eviction, parameters] of [
    ["noeviction", [{ name: "maxmemory-policy", value: "noeviction" }]],
    [
      "allkeys-lru",
      [
        { name: "maxmemory-policy", value: "allkeys-lru" },
        { name: "maxmemory-samples", value: "5" },
      ],
    ],
  ] as const) {
    it(`has parameters of its own for ${eviction}`, async () => {
      const recording = await recordCache({ plan: { ...cachePlan, eviction } });
      assert.deepEqual(only(recording, "ParameterGroup").inputs, {
        name: "gitlab-prod-redis-0a1b2c3d-valkey7",
        family: "valkey7",
        description: "Parameters of GitLab's cache group redis of prod",
        parameters,
      });
    });
  }

  it("puts the nodes into the isolated subnets", async () => {
    assert.deepEqual(only(await recordCache(), "SubnetGroup").inputs, {
      name: "gitlab-prod-redis-0a1b2c3d",
      description: "Isolated subnets of GitLab's cache group redis of prod",
      subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
    });
  });

  it("writes its logs below a name that the key of logs admits", async () => {
    const groups = (await recordCache()).resources.filter(({ type }) => type.endsWith(":LogGroup"));
    assert.deepEqual(
      groups.map(({ inputs }) => inputs),
      ["slow-log", "engine-log"].map((log) => ({
        name: `/gitlab/prod/redis/${log}`,
        kmsKeyId: "arn:test:logs",
        retentionInDays: 365,
      })),
    );
  });

  it("keeps the token in a secret, in letters and digits, once the group has it", async () => {
    const recording = await recordCache();
    assert.deepEqual(only(recording, "RandomPassword").inputs, {
      length: 64,
      special: false,
      keepers: { generation: "1" },
    });
    assert.deepEqual(only(recording, "secret:Secret").inputs, {
      description: "AUTH token of GitLab's cache group redis",
      kmsKeyId: "arn:test:secrets",
      recoveryWindowInDays: 30,
    });
    assert.equal(only(recording, "secret:Secret").options.protect, true);
    const { inputs, dependencies } = only(recording, "SecretVersion");
    assert.deepEqual(inputs, { secretId: "gitlab-data-redis-token-id", secretString: "generated-password" });
    assert.ok(dependencies.includes(only(recording, group).urn));
  });

  for (const [tokenStep, generation, strategy] of [
    [1, "1", "SET"],
    [2, "2", "ROTATE"],
    [3, "2", "SET"],
    [4, "3", "ROTATE"],
  ] as const) {
    it(`has at step ${String(tokenStep)} token ${generation}, by ${strategy}`, async () => {
      const recording = await recordCache({ plan: { ...cachePlan, tokenStep } });
      assert.deepEqual(only(recording, "RandomPassword").inputs.keepers, { generation });
      assert.equal(only(recording, group).inputs.authTokenUpdateStrategy, strategy);
    });
  }

  for (const [stack, id] of [
    ["a--b", "gitlab-a-b-cache-0a1b2c3d"],
    ["0", "gitlab-0-cache-0a1b2c3d"],
  ] as const) {
    it(`gives ${stack} names that ElastiCache takes`, async () => {
      const { inputs } = only(await recordCache({ stack, plan: { ...cachePlan, name: "cache" } }), group);
      assert.equal(inputs.replicationGroupId, id);
      assert.match(id, /^[a-z](?!.*--)[a-z0-9-]{0,38}[a-z0-9]$/);
    });
  }

  it("has a name of 40 characters at most, in the stack with the longest name", async () => {
    const recording = await recordCache({ stack: "a".repeat(20) });
    const { byteLength } = only(recording, "RandomId").inputs;
    const id = String(only(recording, group).inputs.replicationGroupId);
    const standIn = "0a1b2c3d";
    assert.ok(id.endsWith(standIn));
    assert.equal(id.length - standIn.length + 2 * Number(byteLength), 40);
  });
});

describe("an edit of a cache that exists", () => {
  it("may leave everything, and may drop the snapshot that it was made from", () => {
    assert.deepEqual(cacheProblems(undefined, undefined), []);
    assert.deepEqual(cacheProblems(undefined, "old"), []);
    assert.deepEqual(cacheProblems("old", "old"), []);
  });

  for (const [made, allowed] of [
    [undefined, "nothing: this stack's cache was made empty"],
    ["", "nothing: this stack's cache was made empty"],
    ["old", "old, or nothing"],
  ] as const) {
    it(`is refused if it would restore over it: allowed is ${allowed}`, () => {
      assert.deepEqual(cacheProblems("new", made), [
        {
          key: "cache.snapshot",
          value: "new",
          allowed,
          fix: "Remove it, and restore the snapshot in a new stack: nothing is restored over a cache that exists.",
        },
      ]);
    });
  }

  it("fails the run", async () => {
    const edit = record(() => {
      refuseCacheEdits("prod", "new", pulumi.output("old"));
    });
    await assert.rejects(edit, /cache\.snapshot: "new"\. Allowed: old, or nothing/);
  });
});
