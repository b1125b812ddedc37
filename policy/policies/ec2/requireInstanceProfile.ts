import { leavesToTemplate } from "../../compute/leavesToTemplate.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** Instances act through a role, whose keys change by themselves, and never with keys of their own. */
export const requireInstanceProfile: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:ec2/instance:Instance",
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
    "aws:ec2/launchTemplate:LaunchTemplate",
  ],
  check: (resource) => {
    const props = Reading.of(resource.props);
    const profile = props.at("iamInstanceProfile");
    if (profile.isGiven || leavesToTemplate(props, "iamInstanceProfile")) return [];
    return [broken(resource, "must name an instance profile", profile.path)];
  },
};
