import { isTryOut } from "../../protection/isTryOut.ts";
import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { clusterType, isCopy, serverType } from "./databaseTypes.ts";

/** AWS refuses to delete a database, unless the stack says that nothing in it is protected. A copy has nothing of its own. */
export const requireDeletionProtection: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    isTryOut(stack)
      ? []
      : stack
          .ofType(serverType, clusterType, "aws:rds/globalCluster:GlobalCluster")
          .filter((database) => !isCopy(database))
          .flatMap((database) =>
            judge(
              database,
              Reading.of(database.props).at("deletionProtection"),
              (value) => value === true,
              "must be true",
            ),
          ),
};
