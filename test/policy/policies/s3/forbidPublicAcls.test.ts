import { forbidPublicAcls } from "../../../../policy/policies/s3/forbidPublicAcls.ts";
import { about, bucket } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const everybody = "http://acs.amazonaws.com/groups/global/AllUsers";
const grantee = { type: "Group", uri: everybody };

describe("s3-forbid-public-acls", () => {
  policyCases(forbidPublicAcls, [bucket({ acl: "private" }), about("BucketObjectv2", { content: "x" })], {
    "refuses a canned ACL of a bucket": [[bucket({ acl: "public-read" })], ["b: acl must not be public"]],
    "refuses one for everybody with an account": [
      [bucket({ acl: "authenticated-read" }, "aws:s3/bucketV2:BucketV2")],
      ["b: acl must not be public"],
    ],
    "refuses a resource of its own": [
      [about("BucketAcl", { acl: "public-read-write" })],
      ["BucketAcl: acl must not be public"],
    ],
    "refuses an object": [[about("BucketObject", { acl: "public-read" })], ["BucketObject: acl must not be public"]],
    "refuses a grant in the bucket": [
      [bucket({ grants: [{ permissions: ["READ"], ...grantee }] })],
      ["b: grants[0].uri must not be a public group"],
    ],
    "refuses a grant of its own": [
      [about("BucketAclV2", { accessControlPolicy: { grants: [{ permission: "READ", grantee }] } })],
      ["BucketAclV2: accessControlPolicy.grants[0].grantee.uri must not be a public group"],
    ],
  });
});
