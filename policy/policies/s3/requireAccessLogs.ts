import { bucketTypes, logsToItself, settingsOf, takesLogs } from "../../buckets/bucketSettings.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { broken } from "../../verdict.ts";

/** Every bucket logs its accesses, except one that takes the logs of others: its log would never end. */
export const requireAccessLogs: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType(...bucketTypes)
      .filter((bucket) => logsToItself(stack, bucket) || !(takesLogs(stack, bucket) || isLogged(stack, bucket)))
      .map((bucket) => broken(bucket, "must log its accesses to another bucket")),
};

/** A target that only AWS knows is one, too. */
function isLogged(stack: PolicyStack, bucket: PolicyResource): boolean {
  return settingsOf(stack, bucket, "logging").length > 0;
}
