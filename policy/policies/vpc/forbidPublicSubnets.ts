import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

const subnet = "aws:ec2/subnet:Subnet";
const defaultSubnet = "aws:ec2/defaultSubnet:DefaultSubnet";

/** A subnet gives nobody a public address who did not ask for one. AWS' default subnets do so unless they are told not to. */
export const forbidPublicSubnets: ResourcePolicy = {
  judges: "resource",
  types: [subnet, defaultSubnet],
  check: (resource) =>
    judgeInput(
      resource,
      "mapPublicIpOnLaunch",
      (value) => value === false || (value === undefined && resource.type === subnet),
      "must be false",
    ),
};
