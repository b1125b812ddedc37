import type { RecordedResource } from "../recorder/recording.ts";
import type { Card } from "./card.ts";
import { byUse } from "./charges.ts";
import { days, guardedBy } from "./guards.ts";
import { deletesEarlier } from "./rules.ts";
import { less, turned } from "./weakenings.ts";

const lifecycleType = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

function versions(bucket: RecordedResource, all: readonly RecordedResource[]): string | undefined {
  const lifecycle = all.find(({ type, parent }) => type === lifecycleType && parent === bucket.parent);
  const rules = (lifecycle?.inputs.rules ?? []) as {
    readonly noncurrentVersionExpiration?: { readonly noncurrentDays: number };
  }[];
  const kept = rules.find((rule) => rule.noncurrentVersionExpiration)?.noncurrentVersionExpiration?.noncurrentDays;
  return kept === undefined ? undefined : `superseded and deleted versions kept ${days(kept)}`;
}

function isOff(_before: unknown, versioning: unknown): boolean {
  return (versioning as { readonly status?: string } | undefined)?.status !== "Enabled";
}

/** Simple Storage Service. */
export const s3: Readonly<Record<string, Card>> = {
  "aws:s3/bucket:Bucket": {
    price: byUse("objects in S3", "s3GbMonth", "GB-month"),
    outputs: ({ name }, say) => ({ bucket: say("bucket", name) }),
    sets: ["grants", "replicationConfiguration.rules"],
    data: [versions, guardedBy(({ forceDestroy }) => forceDestroy !== true, "not deleted while it holds anything")],
    weakenings: [turned("forceDestroy", true, "it may be deleted with all objects in it")],
  },
  [lifecycleType]: {
    price: "free",
    replaces: ["bucket", "expectedBucketOwner"], // Plugin Framework: RequiresReplace
    weakenings: [
      less("rules", deletesEarlier, "objects or their old versions are deleted earlier, or others than before"),
    ],
  },
  "aws:s3/bucketLogging:BucketLogging": { price: "free", sets: ["targetGrants"] },
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    price: "free",
    outputs: ({ name }, say) => ({ versionId: say("versionId", `${name}-version`) }),
    renewed: {
      outputs: ["versionId", "etag"],
      by: ["content", "contentBase64", "source", "sourceHash", "contentType", "metadata", "kmsKeyId"],
    },
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": { price: "free" },
  "aws:s3/bucketPolicy:BucketPolicy": { price: "free" },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { price: "free" },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    price: "free",
    sets: ["rules"],
  },
  "aws:s3/bucketVersioning:BucketVersioning": {
    price: "free",
    guardian: "overwritten and deleted objects are not kept any more",
    weakenings: [less("versioningConfiguration", isOff, "overwritten and deleted objects are not kept any more")],
  },
};
