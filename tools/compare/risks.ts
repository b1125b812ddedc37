import { statefulTypes } from "../../components/helpers/stateful.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { isRefused } from "./failures.ts";
import type { ChangeKind, PropertyChange } from "./model.ts";
import { parsePath } from "./paths.ts";
import { deniesLess } from "./policyRules.ts";
import { backsUpLess, deletesEarlier, selectsLess } from "./rules.ts";

type Inputs = Readonly<Record<string, unknown>>;

/**
 * Whether a resource holds data, or data cannot be read without it.
 *
 * @param resource as recorded
 */
export function holdsData({ type }: Pick<RecordedResource, "type">): boolean {
  return (statefulTypes as readonly string[]).includes(type);
}

/** A change of a guard that leaves data less safe. */
interface Weakening {
  readonly type: string;
  readonly properties: readonly string[];
  readonly weaker: (before: Inputs, after: Inputs) => boolean;
  readonly says: string;
}

/** Days that AWS takes where nothing is said: KMS and Secrets Manager, API references of 2026-08. */
const defaultDays = 30;

/** A number of days that gets lower. */
const fewer =
  (property: string) =>
  (before: Inputs, after: Inputs): boolean =>
    Number(after[property] ?? defaultDays) < Number(before[property] ?? defaultDays);

/** A switch that gets another position. */
const turned =
  (property: string, to: boolean) =>
  (before: Inputs, after: Inputs): boolean =>
    (before[property] === true) !== to && (after[property] === true) === to;

/** A weakening by one property. */
function by(type: string, property: string, weaker: Weakening["weaker"], says: string): Weakening {
  return { type, properties: [property], weaker, says };
}

const weakenings: readonly Weakening[] = [
  by(
    "aws:ebs/volume:Volume",
    "finalSnapshot",
    turned("finalSnapshot", false),
    "no snapshot is taken any more before it is deleted",
  ),
  by("aws:s3/bucket:Bucket", "forceDestroy", turned("forceDestroy", true), "it may be deleted with all objects in it"),
  by(
    "aws:backup/vault:Vault",
    "forceDestroy",
    turned("forceDestroy", true),
    "it may be deleted with all snapshots in it",
  ),
  by(
    "aws:kms/key:Key",
    "deletionWindowInDays",
    fewer("deletionWindowInDays"),
    "fewer days to bring the key back once it is deleted",
  ),
  by(
    "aws:kms/key:Key",
    "isEnabled",
    (_before, after) => after.isEnabled === false,
    "nothing under this key can be read while it is off",
  ),
  by(
    "aws:secretsmanager/secret:Secret",
    "recoveryWindowInDays",
    fewer("recoveryWindowInDays"),
    "fewer days to bring the secret back once it is deleted",
  ),
  by(
    "aws:s3/bucketVersioning:BucketVersioning",
    "versioningConfiguration",
    (_before, after) => (after.versioningConfiguration as Inputs | undefined)?.status !== "Enabled",
    "overwritten and deleted objects are not kept any more",
  ),
  by(
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "rules",
    (before, after) => deletesEarlier(before.rules, after.rules),
    "objects or their old versions are deleted earlier, or others than before",
  ),
  by(
    "aws:backup/plan:Plan",
    "rules",
    (before, after) => backsUpLess(before.rules, after.rules),
    "snapshots are taken less often, kept for less long, or not copied as before",
  ),
  {
    type: "aws:backup/selection:Selection",
    properties: ["resources", "notResources", "conditions", "selectionTags"],
    weaker: selectsLess,
    says: "something perhaps has no snapshots any more",
  },
  by(
    "aws:backup/vaultPolicy:VaultPolicy",
    "policy",
    (before, after) => deniesLess(before.policy, after.policy),
    "snapshots may be deleted before their time",
  ),
  by(
    "aws:ec2/volumeAttachment:VolumeAttachment",
    "forceDetach",
    turned("forceDetach", true),
    "the volume may be torn from the running instance, with writes under way",
  ),
  by(
    "aws:ec2/volumeAttachment:VolumeAttachment",
    "stopInstanceBeforeDetaching",
    turned("stopInstanceBeforeDetaching", false),
    "the volume is taken from the running instance, with writes under way",
  ),
];

/** What guards data without holding any: types, and what is lost with them. */
const guardians: Readonly<Record<string, string>> = {
  "aws:backup/plan:Plan": "no more snapshots are taken",
  "aws:backup/selection:Selection": "no more snapshots are taken",
  "aws:backup/vaultPolicy:VaultPolicy": "snapshots may be deleted before their time",
  "aws:s3/bucketVersioning:BucketVersioning": "overwritten and deleted objects are not kept any more",
};

/** What is to be judged. */
export interface Judged {
  readonly kind: ChangeKind;
  readonly before: RecordedResource | undefined;
  readonly after: RecordedResource | undefined;
  readonly properties: readonly PropertyChange[];
  /** Whether something that holds data, and that the resource names, was there before and stays. */
  readonly guardsOn: boolean;
}

/**
 * Why data may be lost by a change.
 *
 * @param judged a resource before and after
 * @returns one sentence each; empty: data is as safe as before
 */
export function risksOf({ kind, before, after, properties, guardsOn }: Judged): string[] {
  if (!before) return after && guardsOn ? weakened(after.type, {}, after.inputs) : [];
  const gone = kind === "deleted" || kind === "forgotten";
  const changed = properties.map(({ path }) => parsePath(path)[0] ?? "");
  return [
    ...(holdsData(before) ? fates(kind, before, after) : []),
    ...(gone && guardsOn ? [guardians[before.type] ?? []].flat() : []),
    ...(after && before.options.protect && !after.options.protect && !isReplaced(kind)
      ? ["protection is lifted: the next run may delete or replace it"]
      : []),
    ...(after ? weakened(after.type, before.inputs, after.inputs, changed) : []),
  ];
}

function isReplaced(kind: ChangeKind): boolean {
  return kind === "replaced" || kind === "mayBeReplaced";
}

/** What becomes of something that holds data. */
function fates(kind: ChangeKind, before: RecordedResource, after: RecordedResource | undefined): string[] {
  if (isRefused(kind, before, after)) return []; // the run fails, and data stays
  const old = after?.options.retainOnDelete ? ", while the old one stays in the account" : "";
  switch (kind) {
    case "deleted":
      return ["deleted, with the data in it"];
    case "replaced":
      return [`replaced by an empty one${old}${refusal(before, after)}`];
    case "mayBeReplaced":
      return [`perhaps replaced by an empty one${old}${refusal(before, after)}`];
    case "forgotten":
      return ["stays in the account, and nobody guards it any more"];
    default:
      return [];
  }
}

/** What stops a replacement, or does not. */
function refusal(before: RecordedResource, after: RecordedResource | undefined): string {
  if (!before.options.protect) return "";
  return after?.options.protect
    ? "; Pulumi refuses that as long as it is protected"
    : "; protection is lifted in the same run, and nothing stops it";
}

function weakened(type: string, before: Inputs, after: Inputs, changed?: readonly string[]): string[] {
  return weakenings
    .filter((one) => one.type === type && (!changed || one.properties.some((property) => changed.includes(property))))
    .filter(({ weaker }) => weaker(before, after))
    .map(({ says }) => says);
}
