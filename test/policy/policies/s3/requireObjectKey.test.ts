import { requireObjectKey } from "../../../../policy/policies/s3/requireObjectKey.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { about, bucket, logged, loggedToItself } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const rule = (sseAlgorithm: unknown, kmsMasterKeyId?: unknown) => ({
  applyServerSideEncryptionByDefault: { sseAlgorithm, kmsMasterKeyId },
});
const own = (...rules: readonly unknown[]) => about("BucketServerSideEncryptionConfiguration", { rules });
const missing = ["b: must be encrypted with a customer key"];

describe("s3-require-customer-key", () => {
  policyCases(requireObjectKey, [bucket(), own(rule("aws:kms", unknown))], {
    "takes it in the bucket": [
      [bucket({ serverSideEncryptionConfiguration: { rule: rule("aws:kms", "arn:aws:kms:::key/1") } })],
      [],
    ],
    "takes it in the older type": [
      [
        bucket(
          { serverSideEncryptionConfigurations: [{ rules: [rule("aws:kms:dsse", unknown)] }] },
          "aws:s3/bucketV2:BucketV2",
        ),
      ],
      [],
    ],
    "takes the key of S3 for access logs": [[bucket(), own(rule("AES256")), logged], []],
    "refuses access logs without encryption": [[bucket(), logged], ["b: must be encrypted"]],
    "refuses the key of S3 for logs of its own": [[bucket(), own(rule("AES256")), loggedToItself], missing],
    "refuses the key of S3": [[bucket(), own(rule("AES256"))], missing],
    "refuses a key of AWS": [[bucket(), own(rule("aws:kms"))], missing],
    "refuses a key of AWS by its alias": [[bucket(), own(rule("aws:kms", "alias/aws/s3"))], missing],
    "refuses what is not said": [[bucket()], missing],
    "says what is not known yet": [[bucket(), own(rule(unknown, unknown))], [`${missing[0]!} (unknown)`]],
  });
});
