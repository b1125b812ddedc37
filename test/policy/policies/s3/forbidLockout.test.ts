import { forbidLockout } from "../../../../policy/policies/s3/forbidLockout.ts";
import { about, bucket, document } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const deny = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" };
const Condition = { Bool: { "aws:SecureTransport": "false" } };
const says = "must not deny everybody every action without a condition";

describe("s3-forbid-lockout", () => {
  policyCases(forbidLockout, [about("BucketPolicy", { policy: document([{ ...deny, Condition }]) })], {
    "refuses it without a condition": [
      [about("BucketPolicy", { policy: document([deny]) })],
      [`BucketPolicy: policy.Statement[0] ${says}`],
    ],
    "refuses to deny all but some": [
      [about("BucketPolicy", { policy: document([{ ...deny, Action: undefined, NotAction: "s3:GetObject" }]) })],
      [`BucketPolicy: policy.Statement[0] ${says}`],
    ],
    "lets the policy itself be changed": [
      [about("BucketPolicy", { policy: document([{ ...deny, Action: undefined, NotAction: "s3:*BucketPolicy" }]) })],
      [],
    ],
    "refuses it in the bucket": [[bucket({ policy: document(deny) })], [`b: policy.Statement ${says}`]],
  });
});
