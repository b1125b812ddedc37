import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** Inputs by which others use an address. The last one is that of `awsx.ec2.Vpc`, for its NAT gateways. */
const uses = [
  "allocationId",
  "secondaryAllocationIds",
  "availabilityZoneAddresses", // of a NAT gateway for a whole region
  "publicIp", // of an association
  "subnetMappings",
  "addresses",
  "natGateways",
];

/** Inputs by which an address itself says who has it. */
const owners = ["instance", "networkInterface"];

/** Every Elastic IP address is in use: idle ones cost money, and nobody knows whom they belong to. */
export const releaseIdleAddresses: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    const used = new Set(
      stack.resources.flatMap(({ propertyDependencies }) => uses.flatMap((input) => propertyDependencies[input] ?? [])),
    );
    return stack
      .ofType("aws:ec2/eip:Eip")
      .filter(({ urn, props }) => !used.has(urn) && !owners.some((owner) => Reading.of(props).at(owner).isGiven))
      .map((address) => broken(address, "must be in use"));
  },
};
