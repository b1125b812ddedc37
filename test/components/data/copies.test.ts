import assert from "node:assert/strict";
import { Backups, type BackupsArgs } from "../../../components/data/backups.ts";
import { CopyVault } from "../../../components/data/copyVault.ts";
import { record } from "../../../tools/recorder.ts";
import { list, only, place, plainOptions } from "../recorded.ts";

const args: BackupsArgs = {
  plan: {
    schedule: "0 2 * * *",
    retentionDays: 30,
    snapshotSchedule: "0 5 * * *",
    snapshotRetentionDays: 14,
    objects: true,
    copyRegion: "eu-west-1",
  },
  saved: { volumes: [], objects: ["arn:test:lfs", "arn:test:uploads"], database: ["arn:test:database"] },
  vault: { name: "gitlab-vault", keyArn: "arn:test:backups" },
  copies: { arn: "arn:test:copies", keyArn: "arn:test:copy-key" },
  volumeKeyArn: "arn:test:volumes",
  place,
};

const recordBackups = (change: Partial<BackupsArgs> = {}) =>
  record(
    () => {
      new Backups("gitlab-backups", { ...args, ...change });
    },
    { computed: "standIns" },
  );

describe("backups of objects, and copies", () => {
  it("are plans of their own, where there is something to save", async () => {
    assert.deepEqual(
      list(await recordBackups()),
      [
        "gitlab-aws:storage:Backups gitlab-backups",
        "aws:backup/plan:Plan gitlab-backups-database",
        "aws:backup/plan:Plan gitlab-backups-objects",
        "aws:backup/selection:Selection gitlab-backups-database",
        "aws:backup/selection:Selection gitlab-backups-objects",
        "aws:iam/role:Role gitlab-backups",
        "aws:iam/rolePolicy:RolePolicy gitlab-backups-vaults",
        ...[
          "AWSBackupServiceRolePolicyForBackup",
          "AWSBackupServiceRolePolicyForRestores",
          "AWSBackupServiceRolePolicyForS3Backup",
          "AWSBackupServiceRolePolicyForS3Restore",
        ].map((policy) => `aws:iam/rolePolicyAttachment:RolePolicyAttachment gitlab-backups-${policy}`),
      ].toSorted(),
    );
  });

  it("give the first backup of buckets a week, and copy what they save for as many days", async () => {
    const recording = await recordBackups();
    const common = {
      targetVaultName: "gitlab-vault",
      schedule: "cron(0 5 * * ? *)",
      startWindow: 60,
      lifecycle: { deleteAfter: 14 },
      copyActions: [{ destinationVaultArn: "arn:test:copies", lifecycle: { deleteAfter: 14 } }],
    };
    for (const [kind, completionWindow, resources] of [
      ["objects", 10_080, ["arn:test:lfs", "arn:test:uploads"]],
      ["database", 720, ["arn:test:database"]],
    ] as const) {
      const { inputs } = only(recording, "backup/plan:Plan", `gitlab-backups-${kind}`);
      assert.deepEqual(inputs.rules, [{ ...common, ruleName: kind, completionWindow }]);
      const selection = only(recording, "backup/selection:Selection", `gitlab-backups-${kind}`).inputs;
      assert.deepEqual(selection, {
        planId: `gitlab-backups-${kind}-id`,
        iamRoleArn: "arn:test:gitlab-backups",
        resources,
      });
    }
  });

  it("may use the keys of both vaults, or a job would succeed and save nothing", async () => {
    const resources = async (change: Partial<BackupsArgs>) => {
      const { policy } = only(await recordBackups(change), "iam/rolePolicy:RolePolicy").inputs;
      const { Statement } = JSON.parse(String(policy)) as { Statement: readonly { Resource: unknown }[] };
      return Statement.map(({ Resource }) => Resource);
    };
    const both = ["arn:test:backups", "arn:test:copy-key", "arn:test:volumes"];
    assert.deepEqual(await resources({}), [both, both]);
    const own = ["arn:test:backups"];
    assert.deepEqual(await resources({ copies: undefined }), [own, own]);
  });

  it("need no right for S3 and no key where only volumes are saved", async () => {
    const saved = { volumes: ["arn:test:volume"], objects: [], database: [] };
    const lines = list(await recordBackups({ saved, copies: undefined }));
    assert.ok(!lines.some((line) => /S3|RolePolicy gitlab-backups-vaults/.test(line)), lines.join());
  });
});

describe("CopyVault", () => {
  for (const kind of ["on", "lifted"] as const) {
    it(`is in the other region, with a key of its own: protection ${kind}`, async () => {
      const recording = await record(
        () => {
          const protection = kind === "on" ? { kind } : { kind, reason: "a trial" };
          const { arn, keyArn } = new CopyVault("gitlab-copies-eu-west-1", {
            stack: "prod",
            region: "eu-west-1",
            place,
            protection,
          });
          return { arn, keyArn };
        },
        { computed: "standIns" },
      );
      const options = { ...plainOptions, protect: kind === "on" };
      const key = only(recording, "kms/key:Key");
      assert.deepEqual([key.inputs.region, key.inputs.enableKeyRotation, key.options], ["eu-west-1", true, options]);
      const vault = only(recording, "backup/vault:Vault");
      assert.deepEqual(vault.inputs, {
        name: "gitlab-prod-copies",
        region: "eu-west-1",
        kmsKeyArn: "arn:test:gitlab-copies-eu-west-1",
        forceDestroy: kind === "lifted",
      });
      assert.deepEqual(vault.options, options);
      const policies = recording.resources.filter(({ type }) => type === "aws:backup/vaultPolicy:VaultPolicy");
      assert.deepEqual(
        policies.map(({ inputs }) => [inputs.region, inputs.backupVaultName]),
        kind === "on" ? [["eu-west-1", "gitlab-prod-copies"]] : [],
      );
    });
  }
});
