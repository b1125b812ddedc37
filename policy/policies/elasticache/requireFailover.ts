import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { groupType } from "./caches.ts";

/** A replica in another zone takes over when the primary of a cache fails. */
export const requireFailover: ResourcePolicy = {
  judges: "resource",
  types: [groupType],
  check: (resource) =>
    ["automaticFailoverEnabled", "multiAzEnabled"].flatMap((name) =>
      judge(resource, Reading.of(resource.props).at(name), (value) => value === true, "must be true"),
    ),
};
