import { requireLifecycle } from "../../../../policy/policies/s3/requireLifecycle.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { about, bucket } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const givesUp = { status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } };
const expires = { status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } };
const versioning = about("BucketVersioning", { versioningConfiguration: { status: "Enabled" } });
const rules = (...some: readonly unknown[]) => about("BucketLifecycleConfiguration", { rules: some });
const noGivingUp = "b: must have a lifecycle rule that gives up unfinished uploads";
const noExpiry = "b: must have a lifecycle rule that expires superseded versions";

describe("s3-require-lifecycle", () => {
  policyCases(requireLifecycle, [bucket(), versioning, rules(givesUp, expires)], {
    "refuses a bucket without rules": [
      [bucket(), versioning],
      [noGivingUp, noExpiry],
    ],
    "refuses rules that never give up": [[bucket(), versioning, rules(expires)], [noGivingUp]],
    "refuses rules that keep every version": [[bucket(), versioning, rules(givesUp)], [noExpiry]],
    "refuses a rule that is off": [[bucket(), rules({ ...givesUp, status: "Disabled" })], [noGivingUp]],
    "takes filters that leave out nothing": [
      [bucket(), versioning, rules({ ...givesUp, filter: { prefix: "" } }, { ...expires, filter: {}, prefix: "" })],
      [],
    ],
    "refuses rules about some objects": [
      [
        bucket(),
        versioning,
        rules({ ...givesUp, filter: { prefix: "x/" } }, { ...expires, filter: { tag: { key: "x" } } }),
      ],
      [noGivingUp, noExpiry],
    ],
    "refuses rules about some objects, as they were written once": [
      [bucket(), rules({ ...givesUp, prefix: "x/" })],
      [noGivingUp],
    ],
    "asks for no expiry without versions": [[bucket(), rules(givesUp)], []],
    "reads the rules in the bucket": [
      [
        bucket({
          versioning: { enabled: true },
          lifecycleRules: [
            { enabled: true, abortIncompleteMultipartUploadDays: 7 },
            { enabled: false, noncurrentVersionExpiration: { days: 30 } },
          ],
        }),
      ],
      [noExpiry],
    ],
    "reads the rules in the older type": [
      [
        bucket(
          {
            versionings: [{ enabled: true }],
            lifecycleRules: [{ enabled: true, noncurrentVersionExpirations: [{ days: 30 }] }],
          },
          "aws:s3/bucketV2:BucketV2",
        ),
      ],
      [noGivingUp],
    ],
    "says what is not known yet": [
      [bucket(), versioning, about("BucketLifecycleConfiguration", { rules: unknown })],
      [`${noGivingUp} (unknown)`, `${noExpiry} (unknown)`],
    ],
  });
});
