import { bucketTypes } from "../../buckets/bucketSettings.ts";
import { coversAction } from "../../documents/coversAction.ts";
import { statementsOf, type Statement } from "../../documents/statement.ts";
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
        (statement) =>
          statement.effect.value === "Deny" &&
          statement.principals.some(({ value }) => value === "*") &&
          coversPolicy(statement) &&
          statement.condition.parts.length === 0,
      )
      .map(({ path }) => broken(resource, "must not deny everybody every action without a condition", path)),
};

/** Whether it covers the action that would mend the policy, by name or because it covers all but some. */
function coversPolicy({ actions, notActions }: Statement): boolean {
  const covers = ({ value }: Reading) => coversAction(String(value), "s3:PutBucketPolicy");
  return actions.some(covers) || (notActions.length > 0 && !notActions.some(covers));
}
