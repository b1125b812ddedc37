import { isOn } from "../../isOn.ts";
import type { StackPolicy } from "../../policy.ts";
import { isTryOut } from "../../protection/isTryOut.ts";
import { clusterType, isCopy, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** AWS refuses to delete a database, unless the stack says that nothing in it is protected. A copy has nothing of its own. */
export const requireDeletionProtection: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    isTryOut(stack)
      ? []
      : stack
          .ofType(serverType, clusterType, "aws:rds/globalCluster:GlobalCluster")
          .filter((database) => !isCopy(database))
          .flatMap((database) => judgeInput(database, "deletionProtection", isOn, "must be true")),
};
