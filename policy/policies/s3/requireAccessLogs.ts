import { bucketTypes, settingsOf, takesLogs } from "../../buckets/bucketSettings.ts";
import type { StackPolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

/** Every bucket logs its accesses, except one that takes the logs of others: its log would never end. */
export const requireAccessLogs: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType(...bucketTypes)
      .filter((bucket) => !takesLogs(stack, bucket) && settingsOf(stack, bucket, "logging").length === 0)
      .map((bucket) => broken(bucket, "must log its accesses to another bucket")),
};
