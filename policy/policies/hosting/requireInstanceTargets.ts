import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { isPassedOn } from "../../balancing/targetGroups.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** Targets are instances: Auto Scaling registers nothing else, and SSH keeps the client's address only there. */
export const requireInstanceTargets: ResourcePolicy = {
  judges: "resource",
  types: balancerTypes.targetGroup,
  check: (resource) =>
    isPassedOn(resource)
      ? judgeInput(resource, "targetType", (value) => value === "instance" || value === undefined, 'must be "instance"')
      : [],
};
