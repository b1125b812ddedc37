import { roleOf } from "../../nodes/nodeOf.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** By type: the inputs with instance types. */
const typesIn: Readonly<Record<string, (inputs: Reading) => readonly Reading[]>> = {
  "aws:ec2/instance:Instance": (inputs) => [inputs.at("instanceType")],
  "aws:ec2/launchTemplate:LaunchTemplate": (inputs) => [inputs.at("instanceType")],
  "aws:ec2/launchConfiguration:LaunchConfiguration": (inputs) => [inputs.at("instanceType")],
  "aws:autoscaling/group:Group": (inputs) =>
    inputs.at("mixedInstancesPolicy", "launchTemplate", "overrides").items.map((one) => one.at("instanceType")),
};

/** By type: the inputs that say whether AWS may choose such a type; it does not where nothing is said. */
const choicesIn: Readonly<Record<string, (inputs: Reading) => readonly Reading[]>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": (inputs) => [inputs.at("instanceRequirements", "burstablePerformance")],
  "aws:autoscaling/group:Group": (inputs) =>
    inputs
      .at("mixedInstancesPolicy", "launchTemplate", "overrides")
      .items.map((one) => one.at("instanceRequirements", "burstablePerformance")),
};

/** Nothing of GitLab runs on them: people pass through the bastion, and packets through a NAT instance. */
const besideGitLab: readonly unknown[] = ["bastion", "nat"];

/** No node of GitLab has an instance type whose processors slow down when credits run out. */
export const forbidBurstableNodes: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(typesIn),
  check: (resource) => {
    if (besideGitLab.includes(roleOf(resource))) return [];
    const inputs = Reading.of(resource.props);
    return [
      ...(typesIn[resource.type]?.(inputs) ?? []).flatMap((type) =>
        judge(resource, type, (value) => !/^t\d/.test(String(value)), "must not be burstable"),
      ),
      ...(choicesIn[resource.type]?.(inputs) ?? [])
        .filter(({ isGiven }) => isGiven)
        .flatMap((choice) => judge(resource, choice, (value) => value === "excluded", 'must be "excluded"')),
    ];
  },
};
