import { bucketTypes } from "../../buckets/bucketSettings.ts";
import { coversAction } from "../../documents/coversAction.ts";
import { statementsOf } from "../../documents/statement.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** With these, whoever has them makes the bucket his own (Security Hub, S3.6, 2026). */
const dangerous = [
  "s3:DeleteBucketPolicy",
  "s3:PutBucketAcl",
  "s3:PutBucketPolicy",
  "s3:PutEncryptionConfiguration",
  "s3:PutObjectAcl",
] as const;

const says = "must not cover the bucket's policy, ACLs or encryption";

/**
 * No bucket policy grants what changes the bucket's own protection. Roles of the same account get that from their own policies, so
 * whoever is named here may belong to another account.
 */
export const forbidDangerousGrants: ResourcePolicy = {
  judges: "resource",
  types: [...bucketTypes, "aws:s3/bucketPolicy:BucketPolicy"],
  check: (resource) =>
    statementsOf(Reading.of(resource.props).at("policy"))
      .filter(({ effect, principals }) => effect.value !== "Deny" && !principals.every(isService))
      .flatMap(({ actions, notActions }) => [
        ...actions.flatMap((action) =>
          judge(resource, action, (value) => !dangerous.some((one) => coversAction(String(value), one)), says),
        ),
        // Everything but some: a list that leaves nothing dangerous is the list of what is granted, written badly.
        // Of an unknown statement, the actions say so already.
        ...(actions.length > 0 ? [] : notActions).flatMap((action) => judge(resource, action, () => false, says)),
      ]),
};

/** A service has no account. */
function isService({ path }: Reading): boolean {
  return path.includes(".Principal.Service");
}
