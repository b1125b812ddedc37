import { bucketTypes, settingsOf } from "../../buckets/bucketSettings.ts";
import { coversAction } from "../../documents/coversAction.ts";
import { statementsOf, type Statement } from "../../documents/statement.ts";
import { all, holds, judgeAny, type Holds } from "../../judgeAny.ts";
import type { StackPolicy } from "../../policy.ts";

/** The ARN of a bucket has no slash, and one behind it begins the key of an object. */
const allObjects = /^[^/]*\/?\*$/;
const bucketItself = /^[^/]+$/;

/** Every bucket has a policy that denies requests without TLS, for the bucket and all its objects. */
export const requireTlsRequests: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.ofType(...bucketTypes).flatMap((bucket) => {
      const statements = settingsOf(stack, bucket, "policy").flatMap(({ reading }) => statementsOf(reading));
      return judgeAny(bucket, statements.map(deniesPlain), "must have a policy that denies every request without TLS");
    }),
};

function deniesPlain({ effect, principals, actions, resources, condition }: Statement): Holds {
  if (effect.isUnknown) return undefined;
  const tested = condition.at("Bool").parts;
  const isAlone = condition.parts.length === 1 && tested.length === 1; // a further condition would let some requests pass
  return all(
    holds(effect, (value) => value === "Deny"),
    principals.some(({ value }) => value === "*"),
    actions.some(({ value }) => coversAction(String(value), "s3:*")),
    resources.some(({ value }) => allObjects.test(String(value))),
    resources.some(({ value }) => bucketItself.test(String(value))),
    isAlone && tested.every(({ key, value }) => /^aws:SecureTransport$/i.test(key) && String(value) === "false"),
  );
}
