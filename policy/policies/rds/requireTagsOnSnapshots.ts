import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { clusterType, isCopy, serverType } from "./databaseTypes.ts";

/** Snapshots have the tags of their database, so that people know whose they are. RDS takes none of a copy. */
export const requireTagsOnSnapshots: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType],
  check: (resource) =>
    isCopy(resource)
      ? []
      : judge(resource, Reading.of(resource.props).at("copyTagsToSnapshot"), (value) => value === true, "must be true"),
};
