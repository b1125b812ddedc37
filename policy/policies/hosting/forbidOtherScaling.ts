import { roleOf } from "../../nodes/nodeOf.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { broken, judge, judgeInput } from "../../verdict.ts";

/** The only parts of GitLab without a state of their own. */
const scaled: readonly unknown[] = ["rails", "sidekiq"];

/** What changes how many nodes a group has. */
const scalers = ["aws:autoscaling/policy:Policy", "aws:autoscaling/schedule:Schedule"] as const;

const isScaled = (group: PolicyResource) => scaled.includes(roleOf(group));

/** Only Rails and Sidekiq are scaled. Any other group keeps its number of nodes, and database and cache keep theirs. */
export const forbidOtherScaling: StackPolicy = {
  judges: "stack",
  check: (stack) => [
    ...stack
      .ofType("aws:autoscaling/group:Group")
      .filter((group) => !isScaled(group))
      .flatMap((group) => {
        const { value: least } = Reading.of(group.props).at("minSize");
        const most = Reading.of(group.props).at("maxSize");
        return judge(group, most, (value) => value === least, "must equal minSize: only Rails and Sidekiq are scaled");
      }),
    ...stack
      .ofType(...scalers)
      .filter((scaler) => !stack.namedBy(scaler, "autoscalingGroupName").every(isScaled))
      .map((scaler) => broken(scaler, "must not exist: only Rails and Sidekiq are scaled")),
    ...stack
      .ofType("aws:appautoscaling/target:Target")
      .flatMap((target) =>
        judgeInput(
          target,
          "serviceNamespace",
          (value) => value !== "rds" && value !== "elasticache",
          "must not be a database or a cache",
        ),
      ),
  ],
};
