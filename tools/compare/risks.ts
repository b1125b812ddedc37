import { statefulTypes } from "../../components/stateful.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ChangeKind, PropertyChange } from "./model.ts";

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
  readonly property: string;
  readonly weaker: (before: unknown, after: unknown) => boolean;
  readonly says: string;
}

const lower = (before: unknown, after: unknown): boolean => Number(after ?? 0) < Number(before ?? 0);
const switchedOn = (before: unknown, after: unknown): boolean => before !== true && after === true;
const switchedOff = (before: unknown, after: unknown): boolean => before === true && after !== true;

/** Smallest number under a name, anywhere in a value; absent: it does not occur. */
function smallest(value: unknown, name: string): number | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const numbers = Object.entries(value).flatMap(([key, inner]) =>
    key === name && typeof inner === "number" ? [inner] : (smallest(inner, name) ?? []),
  );
  return numbers.length > 0 ? Math.min(...numbers) : undefined;
}

/** Days got fewer; without a number before, any number is fewer. */
const fewerDays =
  (name: string) =>
  (before: unknown, after: unknown): boolean =>
    (smallest(after, name) ?? Infinity) < (smallest(before, name) ?? Infinity);

const weakenings: readonly Weakening[] = [
  {
    type: "aws:ebs/volume:Volume",
    property: "finalSnapshot",
    weaker: switchedOff,
    says: "no snapshot is taken any more before it is deleted",
  },
  {
    type: "aws:s3/bucket:Bucket",
    property: "forceDestroy",
    weaker: switchedOn,
    says: "it may be deleted with all objects in it",
  },
  {
    type: "aws:backup/vault:Vault",
    property: "forceDestroy",
    weaker: switchedOn,
    says: "it may be deleted with all snapshots in it",
  },
  {
    type: "aws:kms/key:Key",
    property: "deletionWindowInDays",
    weaker: lower,
    says: "fewer days to bring the key back once it is deleted",
  },
  {
    type: "aws:kms/key:Key",
    property: "isEnabled",
    weaker: (_before, after) => after === false,
    says: "nothing under this key can be read while it is off",
  },
  {
    type: "aws:secretsmanager/secret:Secret",
    property: "recoveryWindowInDays",
    weaker: lower,
    says: "fewer days to bring the secret back once it is deleted",
  },
  {
    type: "aws:s3/bucketVersioning:BucketVersioning",
    property: "versioningConfiguration",
    weaker: (_before, after) => (after as Inputs | undefined)?.status !== "Enabled",
    says: "overwritten and deleted objects are not kept any more",
  },
  {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    property: "rules",
    weaker: (before, after) => fewerDays("noncurrentDays")(before, after) || fewerDays("days")(before, after),
    says: "objects or their old versions are deleted earlier",
  },
  {
    type: "aws:backup/plan:Plan",
    property: "rules",
    weaker: (before, after) =>
      fewerDays("deleteAfter")(before, after) ||
      (Array.isArray(after) ? after.length : 0) < (before as unknown[]).length,
    says: "snapshots are deleted earlier, or not taken any more",
  },
  {
    type: "aws:backup/selection:Selection",
    property: "resources",
    weaker: (before, after) => (before as unknown[]).some((one) => !((after ?? []) as unknown[]).includes(one)),
    says: "something has no snapshots any more",
  },
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
  /** Whether something that holds data, and that the resource names, stays. */
  readonly guardsOn: boolean;
}

/**
 * Why data may be lost by a change.
 *
 * @param judged a resource before and after
 * @returns one sentence each; empty: data is as safe as before
 */
export function risksOf({ kind, before, after, properties, guardsOn }: Judged): string[] {
  if (!before) return [];
  return [
    ...(holdsData(before) ? fates(kind, before) : []),
    ...(guardsOn && (kind === "deleted" || kind === "forgotten") ? [guardians[before.type] ?? []].flat() : []),
    ...(before.options.protect && after && !after.options.protect
      ? ["protection is lifted: the next run may delete or replace it"]
      : []),
    ...weakened(before, after, properties),
  ];
}

/** What becomes of something that holds data. */
function fates(kind: ChangeKind, { options }: RecordedResource): string[] {
  const refusal = options.protect ? "; Pulumi refuses that as long as it is protected" : "";
  switch (kind) {
    case "deleted":
      return [`deleted, with the data in it${refusal}`];
    case "replaced":
      return [`replaced by an empty one${refusal}`];
    case "mayBeReplaced":
      return [`perhaps replaced by an empty one${refusal}`];
    case "forgotten":
      return ["stays in the account, and nobody guards it any more"];
    default:
      return [];
  }
}

function weakened(
  before: RecordedResource,
  after: RecordedResource | undefined,
  properties: readonly PropertyChange[],
): string[] {
  if (!after) return [];
  return weakenings
    .filter(
      ({ type, property }) => type === after.type && properties.some(({ path }) => path.split(".")[0] === property),
    )
    .filter(({ property, weaker }) => weaker(before.inputs[property], after.inputs[property]))
    .map(({ says }) => says);
}
