import { statefulTypes } from "../../components/helpers/stateful.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { fiveFields } from "./awsCron.ts";
import type { DataHolder } from "./model.ts";

type Guard = (resource: RecordedResource, all: readonly RecordedResource[]) => string | undefined;

const said = (condition: boolean, text: string): string | undefined => (condition ? text : undefined);

/** What guards each type besides Pulumi's own protection. */
const guards: Readonly<Record<(typeof statefulTypes)[number], readonly Guard[]>> = {
  "aws:ebs/volume:Volume": [
    ({ inputs }) => said(inputs.finalSnapshot === true, "a snapshot is taken before it is deleted"),
    (_volume, all) => backupText(all),
    ({ inputs }) => said(inputs.encrypted === true, "encrypted"),
  ],
  "aws:s3/bucket:Bucket": [
    (bucket, all) => versionText(bucket, all),
    ({ inputs }) => said(inputs.forceDestroy !== true, "not deleted while it holds anything"),
  ],
  "aws:kms/key:Key": [
    ({ inputs }) => `deleted only after ${days(inputs.deletionWindowInDays)}`,
    ({ inputs }) => said(inputs.enableKeyRotation === true, "rotated every year"),
  ],
  "aws:secretsmanager/secret:Secret": [({ inputs }) => `can be brought back for ${days(inputs.recoveryWindowInDays)}`],
  "aws:backup/vault:Vault": [
    ({ inputs }) => said(inputs.forceDestroy !== true, "not deleted while it holds snapshots"),
    (_vault, all) =>
      said(
        all.some(({ type }) => type === "aws:backup/vaultPolicy:VaultPolicy"),
        "nobody may delete a snapshot before its time",
      ),
  ],
};

function days(count: unknown): string {
  return Number(count) === 1 ? "1 day" : `${String(count)} days`;
}

function backupText(all: readonly RecordedResource[]): string | undefined {
  const plan = all.find(({ type }) => type === "aws:backup/plan:Plan");
  const [rule] = (plan?.inputs.rules ?? []) as {
    readonly schedule: string;
    readonly lifecycle: { readonly deleteAfter: number };
  }[];
  return rule && `snapshots by ${fiveFields(rule.schedule)} (UTC), kept ${days(rule.lifecycle.deleteAfter)}`;
}

function versionText(bucket: RecordedResource, all: readonly RecordedResource[]): string | undefined {
  const lifecycle = all.find(
    ({ type, parent }) =>
      type === "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration" && parent === bucket.parent,
  );
  const rules = (lifecycle?.inputs.rules ?? []) as {
    readonly noncurrentVersionExpiration?: { readonly noncurrentDays: number };
  }[];
  const kept = rules.find((rule) => rule.noncurrentVersionExpiration)?.noncurrentVersionExpiration?.noncurrentDays;
  return kept === undefined ? undefined : `superseded and deleted versions kept ${days(kept)}`;
}

/**
 * What holds data, and what guards it.
 *
 * @param resources as recorded
 * @returns one entry per resource of a stateful type
 */
export function dataHolders(resources: readonly RecordedResource[]): DataHolder[] {
  return resources
    .filter(({ type }) => (statefulTypes as readonly string[]).includes(type))
    .map((resource) => ({
      resource: resource.name,
      type: resource.type,
      guards: [
        resource.options.protect ? "protected: Pulumi refuses to delete or replace it" : "NOT protected",
        ...guards[resource.type as (typeof statefulTypes)[number]]
          .map((guard) => guard(resource, resources))
          .filter((text) => text !== undefined),
      ],
    }))
    .toSorted((a, b) => (a.type + a.resource < b.type + b.resource ? -1 : 1));
}
