import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";

/** Both resources that make a bucket. */
export const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;

/** A setting of a bucket: a part of a resource of its own, or of the bucket. */
export interface BucketSetting {
  readonly resource: PolicyResource;
  readonly reading: Reading;
}

/** The ways to write a setting. */
interface Forms {
  /** Resources whose `bucket` refers to the bucket, without the ending `V2` that some may have. */
  readonly own: string;
  /** Its part there. */
  readonly ownParts: (own: Reading) => readonly Reading[];
  /** Its part in `Bucket` and `BucketV2`. */
  readonly inline: (bucket: Reading) => readonly Reading[];
}

const given = (...readings: readonly Reading[]) => readings.filter(({ isGiven }) => isGiven);

const forms = {
  encryption: {
    own: "BucketServerSideEncryptionConfiguration",
    ownParts: (own) => own.at("rules").items,
    inline: (bucket) => [
      ...given(bucket.at("serverSideEncryptionConfiguration", "rule")),
      ...bucket.at("serverSideEncryptionConfigurations").items.flatMap((one) => one.at("rules").items),
    ],
  },
  versioning: {
    own: "BucketVersioning",
    ownParts: (own) => given(own.at("versioningConfiguration", "status")),
    inline: (bucket) => [
      ...given(bucket.at("versioning", "enabled")),
      ...bucket.at("versionings").items.map((one) => one.at("enabled")),
    ],
  },
  lifecycle: {
    own: "BucketLifecycleConfiguration",
    ownParts: (own) => own.at("rules").items,
    inline: (bucket) => bucket.at("lifecycleRules").items,
  },
  logging: {
    own: "BucketLogging",
    ownParts: (own) => given(own.at("targetBucket")),
    inline: (bucket) => [
      ...given(bucket.at("logging", "targetBucket")),
      ...bucket.at("loggings").items.map((one) => one.at("targetBucket")),
    ],
  },
  policy: {
    own: "BucketPolicy",
    ownParts: (own) => given(own.at("policy")),
    inline: (bucket) => given(bucket.at("policy")),
  },
  publicAccessBlock: { own: "BucketPublicAccessBlock", ownParts: (own) => [own], inline: () => [] },
  ownership: {
    own: "BucketOwnershipControls",
    ownParts: (own) => given(own.at("rule", "objectOwnership")),
    inline: () => [],
  },
} as const satisfies Readonly<Record<string, Forms>>;

/** Both types of a resource of its own: `aws:s3/bucketLogging:BucketLogging`, and the same with `V2`. */
function typesOf(own: string): string[] {
  return [own, `${own}V2`].map((name) => `aws:s3/${name.slice(0, 1).toLowerCase()}${name.slice(1)}:${name}`);
}

/**
 * What is said about a setting of a bucket. Resources of their own win: the provider reports what they say as a computed input of
 * the bucket, too.
 */
export function settingsOf(stack: PolicyStack, bucket: PolicyResource, setting: keyof typeof forms): BucketSetting[] {
  const { own, ownParts, inline }: Forms = forms[setting];
  const owns = typesOf(own).flatMap((type) => stack.referring(type, "bucket", bucket));
  return owns.length > 0
    ? owns.flatMap((resource) => ownParts(Reading.of(resource.props)).map((reading) => ({ resource, reading })))
    : inline(Reading.of(bucket.props)).map((reading) => ({ resource: bucket, reading }));
}

/** The settings and buckets that say that accesses are logged to a bucket. */
function logsTo(stack: PolicyStack, bucket: PolicyResource): readonly PolicyResource[] {
  const byOwn = typesOf(forms.logging.own).flatMap((type) => stack.referring(type, "targetBucket", bucket));
  const byInput = ["logging", "loggings"].flatMap((input) =>
    bucketTypes.flatMap((type) => stack.referring(type, input, bucket)),
  );
  return [...byOwn, ...byInput];
}

/** Whether a setting is about a bucket, or the bucket itself. */
function isOf({ urn, propertyDependencies }: PolicyResource, bucket: PolicyResource): boolean {
  return urn === bucket.urn || propertyDependencies.bucket?.includes(bucket.urn) === true;
}

/** Whether other buckets log their accesses to a bucket. */
export function takesLogs(stack: PolicyStack, bucket: PolicyResource): boolean {
  return logsTo(stack, bucket).some((one) => !isOf(one, bucket));
}

/** Whether a bucket logs its accesses to itself: each log that is written is one more access, for ever. */
export function logsToItself(stack: PolicyStack, bucket: PolicyResource): boolean {
  return logsTo(stack, bucket).some((one) => isOf(one, bucket));
}
