import type { ResourcePolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

/** AWS' default network has public subnets only, and belongs to everything in the account. */
export const forbidDefaultVpc: ResourcePolicy = {
  judges: "resource",
  types: ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"],
  check: (resource) => [broken(resource, "must be a network of its own")],
};
