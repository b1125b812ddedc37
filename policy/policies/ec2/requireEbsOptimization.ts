import { leavesToTemplate } from "../../compute/leavesToTemplate.ts";
import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Traffic to disks has its own bandwidth, so that other traffic cannot slow it down. */
export const requireEbsOptimization: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:ec2/instance:Instance",
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
    "aws:ec2/launchTemplate:LaunchTemplate",
  ],
  check: (resource) => {
    const props = Reading.of(resource.props);
    if (leavesToTemplate(props, "ebsOptimized")) return [];
    return judge(resource, props.at("ebsOptimized"), isOn, "must be true");
  },
};
