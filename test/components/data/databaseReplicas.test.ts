import assert from "node:assert/strict";
import { databaseParameters, replicaParameters } from "../../../components/data/databaseParameters.ts";
import { mostConnections } from "../../../config/decisions/maxConnections.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { list, only, plainOptions } from "../recorded.ts";
import { plan, recordDatabase } from "./recordDatabase.ts";

const label = "gitlab-data-database-replicas";
const recordReplicas = (replicas: number, change: Parameters<typeof recordDatabase>[0] = {}) =>
  recordDatabase({ ...change, plan: { ...plan, replicas } });
const named = (recording: Recording, type: string, name: string) =>
  recording.resources.find((one) => one.type.endsWith(type) && one.name === name)!;

describe("read replicas of a database", () => {
  it("are servers with logs of their own, and one group of parameters", async () => {
    const without = await recordReplicas(0);
    const recording = await recordReplicas(2);
    const ofOne = (number: number) => [
      `aws:cloudwatch/logGroup:LogGroup ${label}-${String(number)}-postgresql`,
      `aws:cloudwatch/logGroup:LogGroup ${label}-${String(number)}-upgrade`,
      `aws:rds/instance:Instance ${label}-${String(number)}`,
    ];
    assert.deepEqual(
      list(recording),
      [
        ...list(without),
        `gitlab-aws:data:DatabaseReplicas ${label}`,
        `aws:rds/parameterGroup:ParameterGroup ${label}`,
        ...ofOne(1),
        ...ofOne(2),
      ].toSorted(),
    );
    assert.deepEqual(
      (recording.outputs as { replicas: unknown }).replicas,
      [1, 2].map((number) => ({
        number,
        identifier: `gitlab-prod-0a1b2c3d-replica-${String(number)}`,
        host: `${label}-${String(number)}.0123456789ab.us-east-1.rds.amazonaws.com`,
      })),
    );
  });

  it("change nothing about the server that they copy", async () => {
    const without = await recordReplicas(0);
    const recording = await recordReplicas(2);
    for (const { urn, inputs, options } of without.resources) {
      const same = recording.resources.find((one) => one.urn === urn);
      assert.deepEqual([same?.inputs, same?.options], [inputs, options], urn);
    }
  });

  it("ask for exactly this server, without password, key, version and subnets: AWS takes those of the source", async () => {
    const recording = await recordReplicas(1);
    const { inputs, options, dependencies } = named(recording, "instance:Instance", `${label}-1`);
    assert.deepEqual(inputs, {
      identifier: "gitlab-prod-0a1b2c3d-replica-1",
      replicateSourceDb: "gitlab-prod-0a1b2c3d",
      instanceClass: "db.m6g.xlarge",
      multiAz: false,
      availabilityZone: "us-east-1a",
      port: 5432,
      iamDatabaseAuthenticationEnabled: true,
      vpcSecurityGroupIds: ["sg-2"],
      publiclyAccessible: false,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      parameterGroupName: "gitlab-prod-0a1b2c3d-replicas-postgres17",
      storageType: "gp3",
      allocatedStorage: 100,
      maxAllocatedStorage: 500,
      storageEncrypted: true,
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: false,
      applyImmediately: true,
      backupRetentionPeriod: 0,
      maintenanceWindow: "sat:04:00-sat:04:30",
      copyTagsToSnapshot: true,
      performanceInsightsEnabled: true,
      performanceInsightsRetentionPeriod: 7,
      performanceInsightsKmsKeyId: "arn:test:database",
      monitoringInterval: 60,
      monitoringRoleArn: "arn:test:gitlab-data-database-monitoring",
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      deletionProtection: false,
      skipFinalSnapshot: true,
      deleteAutomatedBackups: true,
      tags: { Name: "gitlab-prod database, read replica 1" },
    });
    assert.deepEqual(options, {
      ...plainOptions,
      additionalSecretOutputs: ["password", "passwordWo"], // the SDK's own
      ignoreChanges: ["availabilityZone", "performanceInsightsKmsKeyId", "storageEncrypted"],
      customTimeouts: { create: "2h", update: "3h", delete: "1h" },
    });
    const after = [
      named(recording, "instance:Instance", "gitlab-data-database"),
      named(recording, "LogGroup", `${label}-1-postgresql`),
      only(recording, "RolePolicyAttachment"),
    ];
    for (const { urn } of after) assert.ok(dependencies.includes(urn), urn);
  });

  it("are made, changed and maintained one after the other", async () => {
    const recording = await recordReplicas(2);
    const [first, second] = [1, 2].map((number) => named(recording, "instance:Instance", `${label}-${String(number)}`));
    assert.ok(second!.dependencies.includes(first!.urn) && !first!.dependencies.includes(second!.urn));
    assert.deepEqual(
      [first, second].map((one) => one!.inputs.maintenanceWindow),
      ["sat:04:00-sat:04:30", "fri:04:00-fri:04:30"],
    );
  });

  it("take the zones in turn", async () => {
    const { resources } = await recordReplicas(3);
    const zones = resources.flatMap(({ inputs }) => inputs.availabilityZone ?? []);
    assert.deepEqual(zones, ["us-east-1a", "us-east-1b", "us-east-1a"]);
  });

  it("are as large as the snapshot of a restored server", async () => {
    const recording = await recordReplicas(1, { snapshotIdentifier: "gitlab-prod-ffffffff-final" });
    const { inputs } = named(recording, "instance:Instance", `${label}-1`);
    assert.ok(!("allocatedStorage" in inputs) && !("snapshotIdentifier" in inputs));
  });

  it("have the parameters of the server, and as many connections as it may ever have", async () => {
    const { inputs } = named(await recordReplicas(1), "ParameterGroup", label);
    const { parameters, ...rest } = inputs;
    assert.deepEqual(rest, {
      name: "gitlab-prod-0a1b2c3d-replicas-postgres17",
      family: "postgres17",
      description: "Parameters of the read replicas of GitLab's database of prod",
    });
    assert.deepEqual(parameters, [
      { name: "hot_standby_feedback", value: "1", applyMethod: "immediate" },
      ...databaseParameters({ memoryGiB: 16, maxConnections: 1802 }),
    ]);
    for (const memoryGiB of [8, 32, 768]) {
      const said = replicaParameters({ memoryGiB }).find(({ name }) => name === "max_connections");
      assert.equal(said?.value, String(mostConnections(memoryGiB)));
    }
  });

  it("have names that RDS takes, for the longest name of a stack", async () => {
    const recording = await recordReplicas(15, { stack: "a".repeat(20) });
    const { inputs } = named(recording, "instance:Instance", `${label}-15`);
    assert.equal(inputs.identifier, `gitlab-${"a".repeat(20)}-0a1b2c3d-replica-15`);
    assert.match(inputs.identifier, /^.{1,63}$/);
  });
});
