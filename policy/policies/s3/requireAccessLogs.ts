import { judgeAny } from "../../judgeAny.ts";
import type { StackPolicy } from "../../policy.ts";
import { bucketTypes, settingsOf, takesLogs } from "./bucketSettings.ts";

/** Every bucket logs its accesses, except one that takes the logs of others: its log would never end. */
export const requireAccessLogs: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType(...bucketTypes)
      .filter((bucket) => !takesLogs(stack, bucket))
      .flatMap((bucket) => {
        const targets = settingsOf(stack, bucket, "logging");
        const says = "must log its accesses to another bucket";
        return judgeAny(
          bucket,
          targets.map(() => true),
          says,
        ); // a target that only AWS knows is one, too
      }),
};
