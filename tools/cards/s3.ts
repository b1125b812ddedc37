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
  return kept === undefined ? undefined : `noncurrent versions kept for ${days(kept)}`;
}

function isOff(_before: unknown, versioning: unknown): boolean {
  return (versioning as { readonly status?: string } | undefined)?.status !== "Enabled";
}

/** Simple Storage Service. */
export const s3: Readonly<Record<string, Card>> = {
  "aws:s3/bucket:Bucket": {
    price: "free",
    use: () => [byUse("objectsGb"), byUse("objectWritesThousand"), byUse("objectReadsThousand")],
    outputs: ({ name }, say) => ({ bucket: say("bucket", name) }),
    sets: ["grants", "replicationConfiguration.rules"],
    data: [
      versions,
      guardedBy(({ forceDestroy }) => forceDestroy !== true, "cannot be deleted while it holds objects"),
    ],
    weakenings: [turned("forceDestroy", true, "it can be deleted together with all its objects")],
    drawn: { tier: "objects", title: "Objects", counted: ["S3 bucket", "S3 buckets"], listed: true },
  },
  [lifecycleType]: {
    price: "free",
    replaces: ["bucket", "expectedBucketOwner"], // Plugin Framework: RequiresReplace
    weakenings: [less("rules", deletesEarlier, "objects or noncurrent versions expire earlier, or other ones expire")],
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
    guardian: "overwritten and deleted objects are no longer kept",
    weakenings: [less("versioningConfiguration", isOff, "overwritten and deleted objects are no longer kept")],
  },
};
