import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { clusterType, isCopy, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** Snapshots have the tags of their database, so that people know whose they are. RDS takes none of a copy. */
export const requireTagsOnSnapshots: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType],
  check: (resource) => (isCopy(resource) ? [] : judgeInput(resource, "copyTagsToSnapshot", isOn, "must be true")),
};
