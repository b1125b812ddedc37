import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { changed } from "./comparing.ts";

describe("a comparison, of what is at risk", () => {
  it("marks what leaves data less safe", async () => {
    const bucket = (days: number, status: string) => () => {
      const objects = new aws.s3.Bucket("objects");
      new aws.s3.BucketVersioning("versions", { bucket: objects.id, versioningConfiguration: { status } });
      new aws.s3.BucketLifecycleConfiguration("life", {
        bucket: objects.id,
        rules: [{ id: "old", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: days } }],
      });
      new aws.kms.Key("key", { deletionWindowInDays: days });
      new aws.ebs.Volume("volume", { availabilityZone: "a", size: days, finalSnapshot: days > 10 });
    };
    const { risks, failures } = await changed(bucket(30, "Enabled"), bucket(10, "Suspended"));
    assert.deepEqual(risks.toSorted(), [
      "key: the waiting period before the key is deleted gets shorter",
      "life: objects or noncurrent versions expire earlier, or other ones expire",
      "versions: overwritten and deleted objects are no longer kept",
      "volume: no final snapshot is taken before it is deleted",
    ]);
    assert.deepEqual(failures, ["volume: size: 30 -> 10; AWS cannot make a volume smaller"]);
    assert.deepEqual((await changed(bucket(10, "Enabled"), bucket(30, "Enabled"))).risks, []);
    const nothing = () => undefined;
    assert.deepEqual((await changed(bucket(30, "Enabled"), nothing)).risks.toSorted(), [
      "key: deleted together with its data",
      "objects: deleted together with its data",
      "volume: deleted together with its data",
    ]);
  });

  it("takes an opened vault policy for a deleted one", async () => {
    const actions = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];
    const deny = { Effect: "Deny", Principal: { AWS: "*" }, Action: actions, Resource: "*" };
    const vault =
      (...statements: readonly object[]) =>
      () => {
        const kept = new aws.backup.Vault("vault");
        const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
        new aws.backup.VaultPolicy("policy", { backupVaultName: kept.name, policy });
      };
    const open = ["policy: snapshots can be deleted early"];
    const risks = async (...after: readonly object[]) => (await changed(vault(deny), vault(...after))).risks;
    const deleted = await changed(vault(deny), () => new aws.backup.Vault("vault"));
    assert.deepEqual(deleted.risks, open);
    assert.deepEqual(await risks(), open);
    assert.deepEqual(await risks({ ...deny, Effect: "Allow" }), open);
    assert.deepEqual(await risks({ ...deny, Action: actions[0] }), open);
    assert.deepEqual(await risks({ ...deny, Principal: { AWS: "arn:aws:iam::123456789012:root" } }), open);
    assert.deepEqual(await risks({ ...deny, Resource: "arn:aws:ec2:*::snapshot/a*" }), open);
    assert.deepEqual(await risks({ ...deny, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }), open);
    // As strict as before, or stricter.
    assert.deepEqual(await risks({ ...deny, Sid: "Other", Action: "backup:*" }), []);
    assert.deepEqual(await risks({ ...deny, Action: actions[1] }, { ...deny, Action: actions[0] }), []);
    assert.deepEqual(await risks(deny, { ...deny, Action: "backup:DeleteBackupVault" }), []);
  });

  it("takes whatever guards data for a risk when it goes, while what it guards stays", async () => {
    const guarded = (guards: ReadonlySet<string>) => () => {
      const volume = new aws.ebs.Volume("volume", { availabilityZone: "a", size: 1 });
      const vault = new aws.backup.Vault("vault");
      const objects = new aws.s3.Bucket("objects");
      new aws.kms.Key("key", { isEnabled: !guards.has("disabled key") });
      const rule = { ruleName: "a", targetVaultName: vault.name, schedule: "cron(0 1 * * ? *)" };
      const plan = guards.has("plan") ? new aws.backup.Plan("plan", { rules: [rule] }) : undefined;
      if (guards.has("selection")) {
        new aws.backup.Selection("selection", {
          planId: plan?.id ?? "plan",
          iamRoleArn: "arn",
          resources: guards.has("unselected") ? [] : [volume.arn],
        });
      }
      const policy = JSON.stringify({ Statement: [{ Effect: "Deny", Action: "backup:Delete*" }] });
      if (guards.has("policy")) new aws.backup.VaultPolicy("policy", { backupVaultName: vault.name, policy });
      const versioningConfiguration = { status: "Enabled" };
      if (guards.has("versions")) {
        new aws.s3.BucketVersioning("versions", { bucket: objects.id, versioningConfiguration });
      }
    };
    const all = ["plan", "selection", "policy", "versions"];
    const risks = async (...after: readonly string[]) =>
      (await changed(guarded(new Set(all)), guarded(new Set(after)))).risks;
    const without = (name: string) => all.filter((one) => one !== name);
    assert.deepEqual(await risks(...all), []);
    assert.deepEqual(await risks(...without("selection")), ["selection: no more snapshots are taken"]);
    assert.deepEqual(await risks(...without("plan")), ["plan: no more snapshots are taken"]);
    assert.deepEqual(await risks(...without("policy")), ["policy: snapshots can be deleted early"]);
    assert.deepEqual(await risks(...without("versions")), [
      "versions: overwritten and deleted objects are no longer kept",
    ]);
    assert.deepEqual(await risks(...all, "unselected"), ["selection: some data may no longer have snapshots"]);
    assert.deepEqual(await risks(...all, "disabled key"), [
      "key: data that is encrypted with this key cannot be read while the key is disabled",
    ]);
  });

  it("says whether a replacement of what is protected is refused", async () => {
    const bucket = (name: string, protect: boolean) => () =>
      new aws.s3.Bucket("objects", { bucket: name }, { protect });
    const refused = await changed(bucket("one", true), bucket("two", true));
    assert.deepEqual(
      [refused.failures, refused.risks],
      [["objects: would be replaced, but it is protected: Pulumi refuses this"], []],
    );
    assert.deepEqual((await changed(bucket("one", true), bucket("two", false))).risks, [
      "objects: replaced by an empty one; the same run lifts its protection, so nothing stops this",
    ]);
    const adopted = () => new aws.s3.Bucket("objects", { bucket: "one" }, { import: "two" });
    assert.deepEqual((await changed(bucket("one", false), adopted)).risks, [
      "objects: may be replaced by an empty one",
    ]);
  });

  it("judges the rules that keep data one by one, also those that come", async () => {
    type Rule =
      NonNullable<ConstructorParameters<typeof aws.s3.BucketLifecycleConfiguration>[1]["rules"]> extends infer R
        ? R
        : never;
    const bucket = (rules: Rule | undefined) => () => {
      const objects = new aws.s3.Bucket("objects");
      if (rules) new aws.s3.BucketLifecycleConfiguration("life", { bucket: objects.id, rules });
    };
    const one = { id: "one", status: "Enabled", expiration: { days: 1 } };
    const long = { id: "long", status: "Enabled", expiration: { days: 365 }, filter: { prefix: "tmp/" } };
    const cases: readonly (readonly [before: Rule | undefined, after: Rule, isRisk: boolean])[] = [
      [undefined, [one], true],
      [undefined, [{ id: "x", status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 1 } }], false],
      [[one, long], [one, { ...long, expiration: { days: 2 } }], true],
      [[one, long], [one, { ...long, expiration: { days: 400 } }], false],
      [[one, long], [one], false],
      [[{ ...one, status: "Disabled" }], [one], true],
      [[long], [{ id: "long", status: "Enabled", expiration: { days: 365 } }], true],
    ];
    for (const [before, after, isRisk] of cases) {
      const { risks } = await changed(bucket(before), bucket(after));
      assert.equal(risks.length > 0, isRisk, JSON.stringify([before, after, risks]));
    }
    const plan = (schedule: string, deleteAfter: number) => () => {
      const vault = new aws.backup.Vault("vault");
      new aws.backup.Plan("plan", {
        rules: [
          { ruleName: "a", targetVaultName: vault.name, schedule: "cron(0 1 * * ? *)", lifecycle: { deleteAfter: 7 } },
          { ruleName: "b", targetVaultName: vault.name, schedule, lifecycle: { deleteAfter } },
        ],
      });
    };
    const risky = async (schedule: string, deleteAfter: number) =>
      (await changed(plan("cron(0 5 * * ? *)", 35), plan(schedule, deleteAfter))).risks.length > 0;
    assert.deepEqual(
      [
        await risky("cron(0 4 * * ? *)", 35),
        await risky("cron(0 5 ? * 2 *)", 35),
        await risky("cron(0 5 * * ? *)", 8),
        await risky("cron(0 5 * * ? *)", 40),
      ],
      [false, true, true, false],
    );
    const secretOf = (days: number | undefined) => () =>
      new aws.secretsmanager.Secret("secret", days === undefined ? {} : { recoveryWindowInDays: days });
    assert.deepEqual((await changed(secretOf(undefined), secretOf(0))).risks.length, 1);
    assert.deepEqual((await changed(secretOf(30), secretOf(undefined))).risks.length, 0);
  });
});
