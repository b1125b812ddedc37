import { launcherTypes } from "../../compute/launcherTypes.ts";
import { leavesToTemplate } from "../../compute/leavesToTemplate.ts";
import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judgeInput } from "../../verdict.ts";

/** Traffic to disks has its own bandwidth, so that other traffic cannot slow it down. */
export const requireEbsOptimization: ResourcePolicy = {
  judges: "resource",
  types: launcherTypes,
  check: (resource) =>
    leavesToTemplate(Reading.of(resource.props), "ebsOptimized")
      ? []
      : judgeInput(resource, "ebsOptimized", isOn, "must be true"),
};
