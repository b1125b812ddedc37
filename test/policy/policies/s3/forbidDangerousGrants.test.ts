import { forbidDangerousGrants } from "../../../../policy/policies/s3/forbidDangerousGrants.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { about, bucket, document } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const policy = (Action: unknown, Principal: unknown = { AWS: "arn:aws:iam::1:root" }, Effect = "Allow") =>
  document({ Effect, Principal, Action, Resource: "*" });
const says = "must not cover the bucket's policy, ACLs or encryption";

describe("s3-forbid-dangerous-grants", () => {
  policyCases(forbidDangerousGrants, [about("BucketPolicy", { policy: policy(["s3:GetObject", "s3:PutObject"]) })], {
    "lets a service write its logs": [
      [bucket({ policy: policy("s3:*", { Service: "logging.s3.amazonaws.com" }) })],
      [],
    ],
    "lets a statement deny it": [[bucket({ policy: policy("s3:*", "*", "Deny") })], []],
    "refuses the action": [
      [about("BucketPolicy", { policy: policy(["s3:GetObject", "s3:PutBucketPolicy"]) })],
      [`BucketPolicy: policy.Statement.Action[1] ${says}`],
    ],
    "says once what is not known yet": [
      [bucket({ policy: unknown })],
      [`b: policy.Statement[].Action[] ${says} (unknown)`],
    ],
    "refuses everything but some": [
      [
        bucket({
          policy: document({
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::1:root" },
            NotAction: ["s3:GetObject", "s3:DeleteObject"],
            Resource: "*",
          }),
        }),
      ],
      [`b: policy.Statement.NotAction[0] ${says}`, `b: policy.Statement.NotAction[1] ${says}`],
    ],
    "refuses a wildcard that covers it, in the bucket": [
      [bucket({ policy: policy("s3:PutObject*") })],
      [`b: policy.Statement.Action ${says}`],
    ],
  });
});
