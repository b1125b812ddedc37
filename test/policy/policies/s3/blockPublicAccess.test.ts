import { blockPublicAccess } from "../../../../policy/policies/s3/blockPublicAccess.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { about, bucket } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const all = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const block = (changed = {}) => about("BucketPublicAccessBlock", { ...all, ...changed });

describe("s3-block-public-access", () => {
  policyCases(blockPublicAccess, [bucket(), block()], {
    "refuses a bucket without a block": [[bucket()], ["b: must have a BucketPublicAccessBlock that refers to it"]],
    "refuses the same of the older type": [
      [bucket({}, "aws:s3/bucketV2:BucketV2")],
      ["b: must have a BucketPublicAccessBlock that refers to it"],
    ],
    "refuses a switch that is off": [
      [bucket(), block({ blockPublicAcls: false })],
      ["BucketPublicAccessBlock: blockPublicAcls must be true"],
    ],
    "refuses a switch that is not said": [
      [bucket(), block({ restrictPublicBuckets: undefined })],
      ["BucketPublicAccessBlock: restrictPublicBuckets must be true"],
    ],
    "refuses it for the account": [
      [
        {
          type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
          props: { ...all, blockPublicPolicy: false },
        },
      ],
      ["it: blockPublicPolicy must be true"],
    ],
    "refuses it for an access point": [
      [
        { type: "aws:s3/accessPoint:AccessPoint", name: "closed" },
        {
          type: "aws:s3/accessPoint:AccessPoint",
          props: { publicAccessBlockConfiguration: { ignorePublicAcls: false } },
        },
      ],
      ["it: publicAccessBlockConfiguration.ignorePublicAcls must be true"],
    ],
    "says what is not known yet, and goes on": [
      [bucket(), block({ blockPublicPolicy: unknown, ignorePublicAcls: false })],
      [
        "BucketPublicAccessBlock: blockPublicPolicy must be true (unknown)",
        "BucketPublicAccessBlock: ignorePublicAcls must be true",
      ],
    ],
  });
});
