import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** By type: the input that holds the options of the metadata service. */
const options: Readonly<Record<string, string>> = {
  "aws:ec2/instance:Instance": "metadataOptions",
  "aws:ec2/launchTemplate:LaunchTemplate": "metadataOptions",
  "aws:ec2/launchConfiguration:LaunchConfiguration": "metadataOptions",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": "metadataOptions",
  "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": "instanceMetadataOptions",
};

/** Version 2 of the instance metadata service only: a request that a program was tricked into cannot read the role's keys. */
export const requireMetadataTokens: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(options),
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at(options[resource.type] ?? "", "httpTokens"),
      (value) => value === "required",
      'must be "required"',
    ),
};
