import { forbidBucketAcls } from "../../../../policy/policies/s3/forbidBucketAcls.ts";
import { about, bucket } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const owner = (objectOwnership: string) => about("BucketOwnershipControls", { rule: { objectOwnership } });
const good = [bucket(), owner("BucketOwnerEnforced")];

describe("s3-forbid-acls", () => {
  policyCases(forbidBucketAcls, good, {
    "refuses what is not said": [[bucket()], ["b: must have BucketOwnershipControls that refer to it"]],
    "refuses another owner": [
      [bucket(), owner("ObjectWriter")],
      ['BucketOwnershipControls: rule.objectOwnership must be "BucketOwnerEnforced"'],
    ],
    "refuses an ACL": [
      [...good, about("BucketAcl", { bucket: "b", acl: "private" })],
      ["BucketAcl: must not exist: a policy says who may read and write"],
    ],
  });
});
