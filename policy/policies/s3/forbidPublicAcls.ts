import { bucketTypes } from "../../buckets/bucketSettings.ts";
import { objectTypes } from "../../buckets/objectTypes.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Canned ACLs that admit everybody, or everybody with an AWS account (S3 user guide, access control lists, 2026). */
const publicAcls: readonly unknown[] = ["public-read", "public-read-write", "authenticated-read"];

/** The groups of the same, as URIs end. */
const publicGroup = /\/(AllUsers|AuthenticatedUsers)$/;

/** No ACL of a bucket or an object admits everybody. */
export const forbidPublicAcls: ResourcePolicy = {
  judges: "resource",
  types: [
    ...bucketTypes,
    "aws:s3/bucketAcl:BucketAcl",
    "aws:s3/bucketAclV2:BucketAclV2",
    ...objectTypes,
    "aws:s3/objectCopy:ObjectCopy",
  ],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const uris = [
      ...inputs.at("grants").items.map((grant) => grant.at("uri")),
      ...inputs.at("accessControlPolicy", "grants").items.map((grant) => grant.at("grantee", "uri")),
    ];
    return [
      ...judge(resource, inputs.at("acl"), (value) => !publicAcls.includes(value), "must not be public"),
      ...uris.flatMap((uri) =>
        judge(resource, uri, (value) => !publicGroup.test(String(value)), "must not be a public group"),
      ),
    ];
  },
};
