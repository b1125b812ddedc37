import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { isCopy } from "../../stores/databaseTypes.ts";
import { judge } from "../../verdict.ts";

/** By type: the input that says whether a standby takes over. */
const inputs: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "multiAz",
  "aws:elasticache/replicationGroup:ReplicationGroup": "automaticFailoverEnabled",
};

/**
 * If one store of GitLab survives the loss of a zone, all do: GitLab is down without any of them. GitLab's documents have small sizes
 * without high availability, where none does.
 */
export const requireStandbysTogether: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    const standbys = stack
      .ofType(...Object.keys(inputs))
      .filter((store) => !isCopy(store))
      .map((store) => ({ store, standby: Reading.of(store.props).at(inputs[store.type] ?? "") }));
    if (!standbys.some(({ standby: { value } }) => value === true)) return [];
    return standbys.flatMap(({ store, standby }) =>
      judge(store, standby, (value) => value === true, "must be true: another store of GitLab has a standby"),
    );
  },
};
