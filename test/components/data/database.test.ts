import assert from "node:assert/strict";
import { databaseProblems } from "../../../components/data/refuseDatabaseEdits.ts";
import { databaseLogPattern } from "../../../gitlab/databaseLogGroups.ts";
import { list, only, place, plainOptions } from "../recorded.ts";
import { plan, recordDatabase } from "./recordDatabase.ts";

const server = "rds/instance:Instance";
const lifted = { kind: "lifted", reason: "a trial" } as const;

const keptInputs = [
  "engineVersion",
  "kmsKeyId",
  "performanceInsightsKmsKeyId",
  "snapshotIdentifier",
  "storageEncrypted",
  "username",
];

describe("Database", () => {
  it("makes a server, its groups, logs, role and secret", async () => {
    const recording = await recordDatabase();
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:data:Database gitlab-data-database",
        "random:index/randomId:RandomId gitlab-data-database",
        "random:index/randomPassword:RandomPassword gitlab-data-database-master",
        "aws:secretsmanager/secret:Secret gitlab-data-database-master",
        "aws:secretsmanager/secretVersion:SecretVersion gitlab-data-database-master",
        "aws:cloudwatch/logGroup:LogGroup gitlab-data-database-postgresql",
        "aws:cloudwatch/logGroup:LogGroup gitlab-data-database-upgrade",
        "aws:rds/subnetGroup:SubnetGroup gitlab-data-database",
        "aws:rds/parameterGroup:ParameterGroup gitlab-data-database",
        "aws:iam/role:Role gitlab-data-database-monitoring",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment gitlab-data-database-monitoring-AmazonRDSEnhancedMonitoringRole",
        "aws:rds/instance:Instance gitlab-data-database",
      ].toSorted(),
    );
    assert.deepEqual(recording.outputs, {
      identifier: "gitlab-prod-0a1b2c3d",
      host: "gitlab-data-database.0123456789ab.us-east-1.rds.amazonaws.com",
      port: 5432,
      arn: "arn:test:gitlab-data-database",
      masterPassword: { arn: "arn:test:gitlab-data-database-master", version: "gitlab-data-database-master-version" },
      replicas: [],
    });
  });

  it("asks for exactly this server", async () => {
    const { inputs, options } = only(await recordDatabase(), server);
    assert.deepEqual(inputs, {
      identifier: "gitlab-prod-0a1b2c3d",
      engine: "postgres",
      engineVersion: "17",
      engineLifecycleSupport: "open-source-rds-extended-support",
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: false,
      applyImmediately: true,
      instanceClass: "db.m6g.xlarge",
      multiAz: true,
      port: 5432,
      username: "gitlab_master",
      password: "generated-password",
      iamDatabaseAuthenticationEnabled: true,
      dbSubnetGroupName: "gitlab-prod-0a1b2c3d",
      vpcSecurityGroupIds: ["sg-1"],
      publiclyAccessible: false,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      parameterGroupName: "gitlab-prod-0a1b2c3d-postgres17",
      storageType: "gp3",
      allocatedStorage: 100,
      maxAllocatedStorage: 500,
      storageEncrypted: true,
      kmsKeyId: "arn:test:database",
      backupRetentionPeriod: 14,
      backupWindow: "03:00-03:30",
      maintenanceWindow: "sun:04:00-sun:04:30",
      copyTagsToSnapshot: true,
      performanceInsightsEnabled: true,
      performanceInsightsRetentionPeriod: 7,
      performanceInsightsKmsKeyId: "arn:test:database",
      monitoringInterval: 60,
      monitoringRoleArn: "arn:test:gitlab-data-database-monitoring",
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "gitlab-prod-0a1b2c3d-final",
      deleteAutomatedBackups: false,
      tags: { Name: "gitlab-prod database" },
    });
    assert.deepEqual(options, {
      ...plainOptions,
      additionalSecretOutputs: ["password", "passwordWo"], // the SDK's own
      protect: true,
      ignoreChanges: keptInputs,
      customTimeouts: { create: "2h", update: "3h", delete: "4h" },
    });
  });

  it("follows its plan", async () => {
    const small = { ...plan, instanceClass: "db.m6g.large", multiAz: false, minorUpgrades: false, backupDays: 7 };
    const { inputs } = only(await recordDatabase({ plan: small }), server);
    assert.deepEqual(
      [inputs.instanceClass, inputs.multiAz, inputs.autoMinorVersionUpgrade, inputs.backupRetentionPeriod],
      ["db.m6g.large", false, false, 7],
    );
  });

  it("goes with its backups, without a snapshot, once protection is lifted", async () => {
    const recording = await recordDatabase({ protection: lifted });
    const { inputs, options } = only(recording, server);
    const { deletionProtection, skipFinalSnapshot, deleteAutomatedBackups } = inputs;
    assert.deepEqual(
      { deletionProtection, skipFinalSnapshot, deleteAutomatedBackups },
      { deletionProtection: false, skipFinalSnapshot: true, deleteAutomatedBackups: true },
    );
    assert.equal(options.protect, false);
    assert.equal(only(recording, "secret:Secret").options.protect, false);
  });

  it("leaves disk and version to the snapshot that it is made from", async () => {
    const { inputs } = only(await recordDatabase({ snapshotIdentifier: "gitlab-prod-ffffffff-final" }), server);
    assert.equal(inputs.snapshotIdentifier, "gitlab-prod-ffffffff-final");
    assert.ok(!("allocatedStorage" in inputs) && !("engineVersion" in inputs));
    assert.equal(inputs.maxAllocatedStorage, 500);
  });

  it("has its log groups before RDS would make them, with the key that admits them", async () => {
    const recording = await recordDatabase();
    const groups = recording.resources.filter(({ type }) => type.endsWith(":LogGroup"));
    assert.deepEqual(
      groups.map(({ inputs }) => inputs),
      ["postgresql", "upgrade"].map((log) => ({
        name: `/aws/rds/instance/gitlab-prod-0a1b2c3d/${log}`,
        kmsKeyId: "arn:test:logs",
        retentionInDays: 365,
      })),
    );
    assert.equal(databaseLogPattern, "/aws/rds/instance/gitlab-*");
    const { dependencies } = only(recording, server);
    for (const { urn } of groups) assert.ok(dependencies.includes(urn), urn);
  });

  it("puts the server into the isolated subnets", async () => {
    const { inputs } = only(await recordDatabase(), "subnetGroup:SubnetGroup");
    assert.deepEqual(inputs, {
      name: "gitlab-prod-0a1b2c3d",
      description: "Isolated subnets of GitLab's database of prod",
      subnetIds: ["subnet-1", "subnet-2"],
    });
  });

  it("keeps the master password in a secret, in letters and digits, once the server has it", async () => {
    const recording = await recordDatabase();
    const master = "gitlab-data-database-master";
    assert.deepEqual(only(recording, "RandomPassword").inputs, { length: 40, special: false });
    assert.deepEqual(only(recording, "secret:Secret").inputs, {
      description: "Password of gitlab_master, the database's master role; only the toolbox reads it",
      kmsKeyId: "arn:test:secrets",
      recoveryWindowInDays: 30,
    });
    assert.equal(only(recording, "secret:Secret").options.protect, true);
    const { inputs, dependencies } = only(recording, "SecretVersion");
    assert.deepEqual(inputs, { secretId: `${master}-id`, secretString: "generated-password" });
    assert.ok(dependencies.includes(only(recording, server).urn));
  });

  it("lets RDS write what the operating system reports, in any partition", async () => {
    const recording = await recordDatabase({ place: { ...place, partition: "aws-us-gov" } });
    assert.deepEqual(JSON.parse(String(only(recording, "iam/role:Role").inputs.assumeRolePolicy)), {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: "monitoring.rds.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    });
    assert.equal(
      only(recording, "RolePolicyAttachment").inputs.policyArn,
      "arn:aws-us-gov:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
    );
    const { dependencies } = only(recording, server);
    assert.ok(dependencies.includes(only(recording, "RolePolicyAttachment").urn), "RDS would refuse the role");
  });

  for (const [stack, identifier] of [
    ["a--b", "gitlab-a-b-0a1b2c3d"],
    ["0", "gitlab-0-0a1b2c3d"],
    ["a".repeat(20), `gitlab-${"a".repeat(20)}-0a1b2c3d`],
  ] as const) {
    it(`gives ${stack} names that RDS takes`, async () => {
      const recording = await recordDatabase({ stack });
      const { inputs } = only(recording, server);
      assert.equal(inputs.identifier, identifier);
      for (const name of [inputs.identifier, inputs.finalSnapshotIdentifier, inputs.parameterGroupName]) {
        assert.match(String(name), /^[a-z](?!.*--)[a-z0-9-]{0,61}[a-z0-9]$/);
      }
    });
  }
});

describe("an edit of a database that exists", () => {
  const empty = { snapshotIdentifier: "", allocatedStorage: 150 };
  const restored = { snapshotIdentifier: "old", allocatedStorage: 150 };
  const said = { stack: "prod", plan };

  it("may leave everything, and may drop the snapshot that it was made from", () => {
    assert.deepEqual(databaseProblems(said, empty), []);
    assert.deepEqual(databaseProblems(said, {}), []);
    assert.deepEqual(databaseProblems({ ...said, snapshotIdentifier: "old" }, restored), []);
    assert.deepEqual(databaseProblems(said, restored), []);
    assert.deepEqual(databaseProblems({ ...said, plan: { maxStorageGiB: 150 } }, empty), []);
  });

  for (const [is, allowed] of [
    [empty, "nothing: this stack's database was made empty"],
    [restored, "old, or nothing"],
  ] as const) {
    it(`is refused if it would restore over it: allowed is ${allowed}`, () => {
      assert.deepEqual(databaseProblems({ ...said, snapshotIdentifier: "new" }, is), [
        {
          key: "database.snapshot",
          value: "new",
          allowed,
          fix: "Remove it, and restore the snapshot in a new stack: nothing is restored over a database that exists.",
        },
      ]);
    });
  }

  it("is refused if it limits the disk below its size", () => {
    assert.deepEqual(databaseProblems({ ...said, plan: { maxStorageGiB: 149 } }, empty), [
      {
        key: "database.maxStorageGiB",
        value: 149,
        allowed: "at least 150, the size of the disk by now",
        fix: "Raise it: RDS does not make a disk smaller.",
      },
    ]);
  });

  it("fails the run", async () => {
    const small = { ...plan, maxStorageGiB: 50 };
    await assert.rejects(recordDatabase({ plan: small }), /database\.maxStorageGiB: 50\. Allowed: at least 100/);
  });
});
