import { bucketTypes, settingsOf } from "../../buckets/bucketSettings.ts";
import { isVersioned } from "../../buckets/isVersioned.ts";
import { holds, judgeAny } from "../../judgeAny.ts";
import type { StackPolicy } from "../../policy.ts";

/** Every bucket keeps what is overwritten and deleted. */
export const requireVersioning: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.ofType(...bucketTypes).flatMap((bucket) => {
      const said = settingsOf(stack, bucket, "versioning");
      return judgeAny(
        bucket,
        said.map(({ reading }) => holds(reading, isVersioned)),
        "must have versioning",
      );
    }),
};
