import assert from "node:assert/strict";
import { Cron } from "croner";
import fc from "fast-check";
import { awsCron } from "../../../config/awsCron.ts";
import { Backups, type BackupsArgs } from "../../../components/data/backups.ts";
import { Vault } from "../../../components/data/vault.ts";
import type { ProtectionSettings } from "../../../config/decisions/protectionSettings.ts";
import { record } from "../../../tools/recorder.ts";
import { list, only, place, plainOptions } from "../recorded.ts";

const plan = {
  schedule: "0 2 * * *",
  retentionDays: 30,
  snapshotSchedule: "30 5 * * 1-5",
  snapshotRetentionDays: 14,
  objects: false,
};

const recordBackups = (saved: Partial<BackupsArgs["saved"]> = {}, copies?: BackupsArgs["copies"]) =>
  record(
    () => {
      new Backups("gitlab-backups", {
        plan,
        saved: { volumes: ["arn:test:volume-1", "arn:test:volume-2"], objects: [], database: [], ...saved },
        vault: { name: "gitlab-vault", keyArn: "arn:test:backups" },
        copies,
        volumeKeyArn: "arn:test:volumes",
        place: { ...place, partition: "aws-us-gov" },
      });
    },
    { computed: "standIns" },
  );

const recordVault = (protection: ProtectionSettings = { kind: "on" }) =>
  record(
    () => {
      const { vaultName, arn } = new Vault("gitlab-vault", { keyArn: "arn:test:backups", protection });
      return { vaultName, arn };
    },
    { computed: "standIns" },
  );

const lifted: ProtectionSettings = { kind: "lifted", reason: "a trial" };

describe("Vault", () => {
  it("keeps itself and what is in it while protected", async () => {
    const recording = await recordVault();
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:storage:Vault gitlab-vault",
        "aws:backup/vault:Vault gitlab-vault",
        "aws:backup/vaultPolicy:VaultPolicy gitlab-vault",
      ].toSorted(),
    );
    assert.deepEqual(recording.outputs, { vaultName: "gitlab-vault", arn: "arn:test:gitlab-vault" });
    const vault = only(recording, "backup/vault:Vault");
    assert.deepEqual(vault.inputs, { kmsKeyArn: "arn:test:backups", forceDestroy: false });
    assert.deepEqual(vault.options, { ...plainOptions, protect: true });
    const { backupVaultName, policy } = only(recording, "backup/vaultPolicy:VaultPolicy").inputs;
    assert.equal(backupVaultName, "gitlab-vault");
    assert.deepEqual(JSON.parse(String(policy)), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "KeepRecoveryPoints",
          Effect: "Deny",
          Principal: { AWS: "*" },
          Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
          Resource: "*",
        },
      ],
    });
  });

  it("goes with the stack once protection is lifted", async () => {
    const recording = await recordVault(lifted);
    assert.deepEqual(list(recording), ["aws:backup/vault:Vault gitlab-vault", "gitlab-aws:storage:Vault gitlab-vault"]);
    const vault = only(recording, "backup/vault:Vault");
    assert.equal(vault.inputs.forceDestroy, true);
    assert.deepEqual(vault.options, plainOptions);
  });
});

describe("Backups", () => {
  it("makes a plan, a role and a selection", async () => {
    assert.deepEqual(
      list(await recordBackups()),
      [
        "gitlab-aws:storage:Backups gitlab-backups",
        "aws:backup/plan:Plan gitlab-backups",
        "aws:iam/role:Role gitlab-backups",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment gitlab-backups-AWSBackupServiceRolePolicyForBackup",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment gitlab-backups-AWSBackupServiceRolePolicyForRestores",
        "aws:backup/selection:Selection gitlab-backups",
      ].toSorted(),
    );
  });

  it("takes snapshots of exactly these volumes by the schedule, and keeps them for the days that were said", async () => {
    const recording = await recordBackups();
    assert.deepEqual(only(recording, "backup/plan:Plan").inputs.rules, [
      {
        ruleName: "snapshots",
        targetVaultName: "gitlab-vault",
        schedule: "cron(30 5 ? * MON,TUE,WED,THU,FRI *)",
        startWindow: 60,
        completionWindow: 720,
        lifecycle: { deleteAfter: 14 },
      },
    ]);
    assert.deepEqual(only(recording, "backup/selection:Selection").inputs, {
      planId: "gitlab-backups-id",
      iamRoleArn: "arn:test:gitlab-backups",
      resources: ["arn:test:volume-1", "arn:test:volume-2"],
    });
  });

  it("gives AWS Backup the rights that AWS names for snapshots and restores, in any partition", async () => {
    const recording = await recordBackups();
    assert.deepEqual(JSON.parse(String(only(recording, "iam/role:Role").inputs.assumeRolePolicy)), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "backup.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });
    for (const policy of ["AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForRestores"]) {
      const { inputs } = only(recording, "iam/rolePolicyAttachment:RolePolicyAttachment", `gitlab-backups-${policy}`);
      assert.equal(inputs.policyArn, `arn:aws-us-gov:iam::aws:policy/service-role/${policy}`);
    }
  });
});

describe("awsCron", () => {
  const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

  for (const [cron, expected] of [
    ["0 5 * * *", "cron(0 5 * * ? *)"],
    ["15 */6 1,15 * *", "cron(15 */6 1,15 * ? *)"],
    ["0 5 * 1-6 0", "cron(0 5 ? 1-6 SUN *)"],
    ["0 5 * * 7", "cron(0 5 ? * SUN *)"],
    ["0 5 * * 5-7", "cron(0 5 ? * SUN,FRI,SAT *)"],
    ["0 5 * * mon,3", "cron(0 5 ? * MON,WED *)"],
    ["0 5 * * */2", "cron(0 5 ? * SUN,TUE,THU,SAT *)"],
  ] as const) {
    it(`writes ${cron} as ${expected}`, () => {
      assert.equal(awsCron(cron), expected);
    });
  }

  it("refuses days of the month together with days of the week", () => {
    assert.throws(() => awsCron("0 5 1 * 1"), {
      message: "The schedule 0 5 1 * 1 names days of the month and of the week; AWS Backup takes one of the two.",
    });
  });

  it("means the days of the week that cron means", () => {
    const day = fc.integer({ min: 0, max: 6 });
    const range = fc.tuple(day, day).map(([a, b]) => `${String(Math.min(a, b))}-${String(Math.max(a, b))}`);
    const field = fc
      .array(fc.oneof(day.map(String), range), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join());
    fc.assert(
      fc.property(field, (weekday) => {
        const runs = new Cron(`0 5 * * ${weekday}`, { timezone: "UTC", paused: true }).nextRuns(7, new Date(0));
        const meant = new Set(runs.map((run) => weekdays[run.getUTCDay()]));
        const written = /^cron\(0 5 \? \* (\S+) \*\)$/.exec(awsCron(`0 5 * * ${weekday}`))?.[1] ?? "";
        assert.deepEqual(new Set(written.split(",")), meant);
      }),
    );
  });
});
