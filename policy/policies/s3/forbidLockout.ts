import { bucketTypes } from "../../buckets/bucketSettings.ts";
import { coversAction } from "../../documents/coversAction.ts";
import { statementsOf } from "../../documents/statement.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** No bucket policy denies everybody everything: then only the account's root user could delete it. */
export const forbidLockout: ResourcePolicy = {
  judges: "resource",
  types: [...bucketTypes, "aws:s3/bucketPolicy:BucketPolicy"],
  check: (resource) =>
    statementsOf(Reading.of(resource.props).at("policy"))
      .filter(
        ({ effect, principals, actions, condition }) =>
          effect.value === "Deny" &&
          principals.some(({ value }) => value === "*") &&
          actions.some(({ value }) => coversAction(String(value), "s3:PutBucketPolicy")) &&
          condition.parts.length === 0,
      )
      .map(({ path }) => broken(resource, "must not deny everybody every action without a condition", path)),
};
