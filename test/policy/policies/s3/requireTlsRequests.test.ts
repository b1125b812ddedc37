import { requireTlsRequests } from "../../../../policy/policies/s3/requireTlsRequests.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { about, bucket, document } from "../../bucketFixture.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const plain = { Bool: { "aws:SecureTransport": "false" } };
const deny = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["‹Bucket b.arn›", "‹Bucket b.arn›/*"],
  Condition: plain,
};
const withPolicy = (changed: object): readonly Fixture[] => [
  bucket(),
  about("BucketPolicy", { policy: document([{ ...deny, ...changed }]) }),
];
const missing = ["b: must have a policy that denies every request without TLS"];

describe("s3-require-tls", () => {
  policyCases(requireTlsRequests, withPolicy({}), {
    "takes it in the bucket": [[bucket({ policy: document(deny) })], []],
    "takes everything for the bucket and its objects": [withPolicy({ Resource: "*" }), []],
    "refuses a bucket without a policy": [[bucket()], missing],
    "refuses another effect": [withPolicy({ Effect: "Allow" }), missing],
    "refuses less than everybody": [withPolicy({ Principal: { AWS: "arn:aws:iam::1:root" } }), missing],
    "refuses less than everything": [withPolicy({ Action: ["s3:GetObject"] }), missing],
    "refuses some of the objects": [withPolicy({ Resource: ["‹Bucket b.arn›", "‹Bucket b.arn›/public/*"] }), missing],
    "refuses the objects alone": [withPolicy({ Resource: "‹Bucket b.arn›/*" }), missing],
    "refuses the bucket alone": [withPolicy({ Resource: "‹Bucket b.arn›" }), missing],
    "refuses requests with TLS": [withPolicy({ Condition: { Bool: { "aws:SecureTransport": "true" } } }), missing],
    "refuses a further condition": [
      withPolicy({ Condition: { ...plain, StringEquals: { "aws:PrincipalAccount": "1" } } }),
      missing,
    ],
    "says what is not known yet": [
      [bucket(), about("BucketPolicy", { policy: unknown })],
      [`${missing[0]!} (unknown)`],
    ],
  });
});
