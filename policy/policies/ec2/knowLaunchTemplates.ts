import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** By type: the inputs that name launch templates. */
const namers: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/instance:Instance": ["launchTemplate"],
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": ["launchTemplate"],
  "aws:autoscaling/group:Group": ["launchTemplate", "mixedInstancesPolicy"],
  "aws:ec2/fleet:Fleet": ["launchTemplateConfigs"],
  "aws:ec2/spotFleetRequest:SpotFleetRequest": ["launchTemplateConfigs"],
  "aws:eks/nodeGroup:NodeGroup": ["launchTemplate"],
};

/**
 * Instances start from launch templates of the same stack. What an instance leaves to its template, all other rules judge at the
 * template, and they see those of this stack only.
 */
export const knowLaunchTemplates: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.ofType(...Object.keys(namers)).flatMap((resource) =>
      (namers[resource.type] ?? [])
        .filter((input) => Reading.of(resource.props).at(input).isGiven)
        .filter(
          (input) =>
            !stack.namedBy(resource, input).some(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate"),
        )
        .map((input) => broken(resource, "must name a template of this stack: no rule sees what others say", input)),
    ),
};
