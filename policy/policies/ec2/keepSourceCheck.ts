import { isOff } from "../../isOff.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** An instance sends and receives in its own name only. Nothing here routes for others: NAT gateways do. */
export const keepSourceCheck: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:ec2/instance:Instance",
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
    "aws:ec2/networkInterface:NetworkInterface",
  ],
  check: (resource) => judgeInput(resource, "sourceDestCheck", (value) => !isOff(value), "must not be false"),
};
