import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

const group = "aws:autoscaling/group:Group";

/** Groups launch from templates: launch configurations have neither versions nor what EC2 learnt since 2017. */
export const useLaunchTemplates: ResourcePolicy = {
  judges: "resource",
  types: [group, "aws:ec2/launchConfiguration:LaunchConfiguration"],
  check: (resource) => {
    if (resource.type !== group) return [broken(resource, "must be a launch template")];
    const old = Reading.of(resource.props).at("launchConfiguration");
    return old.isGiven ? [broken(resource, "must be absent: name a launch template", old.path)] : [];
  },
};
