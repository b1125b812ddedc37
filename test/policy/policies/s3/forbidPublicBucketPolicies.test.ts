import { forbidPublicBucketPolicies } from "../../../../policy/policies/s3/forbidPublicBucketPolicies.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { about, bucket, document } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const open = document({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" });
const closed = document({
  Effect: "Allow",
  Principal: { Service: "logging.s3.amazonaws.com" },
  Action: "s3:PutObject",
});
const says = "policy.Statement must not admit everybody";

describe("s3-forbid-public-policies", () => {
  policyCases(forbidPublicBucketPolicies, [bucket(), about("BucketPolicy", { policy: closed })], {
    "refuses a policy of its own": [[about("BucketPolicy", { policy: open })], [`BucketPolicy: ${says}`]],
    "refuses one in the bucket": [[bucket({ policy: open })], [`b: ${says}`]],
    "refuses one in the older type": [[bucket({ policy: open }, "aws:s3/bucketV2:BucketV2")], [`b: ${says}`]],
    "refuses one that is an object": [
      [bucket({ policy: { Statement: [{ Effect: "Allow", Principal: { AWS: "*" } }] } })],
      ["b: policy.Statement[0] must not admit everybody"],
    ],
    "refuses one of an access point": [
      [{ type: "aws:s3/accessPoint:AccessPoint", props: { policy: open } }],
      [`it: ${says}`],
    ],
    "refuses one of an access point for many regions": [
      [
        {
          type: "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy",
          props: { details: { name: "all", policy: open } },
        },
      ],
      ["it: details.policy.Statement must not admit everybody"],
    ],
    "refuses one of an access point with a function": [
      [{ type: "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy", props: { policy: open } }],
      [`it: ${says}`],
    ],
    "says what is not known yet": [
      [about("BucketPolicy", { policy: unknown })],
      ["BucketPolicy: policy.Statement[] must not admit everybody (unknown)"],
    ],
  });
});
