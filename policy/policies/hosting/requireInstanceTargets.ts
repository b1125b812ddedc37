import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { groupTypes, isPassedOn } from "./targetGroups.ts";

/** Targets are instances: Auto Scaling registers nothing else, and SSH keeps the client's address only there. */
export const requireInstanceTargets: ResourcePolicy = {
  judges: "resource",
  types: groupTypes,
  check: (resource) =>
    isPassedOn(resource)
      ? judge(
          resource,
          Reading.of(resource.props).at("targetType"),
          (value) => value === "instance" || value === undefined,
          'must be "instance"',
        )
      : [],
};
