import * as pulumi from "@pulumi/pulumi";
import type { NetworkPlan } from "../../config/decisions/networkPlan.ts";
import type { ExistingNetwork, ExistingSubnet } from "./readNetwork.ts";
import type { Subnet, UsableNetwork } from "./usableNetwork.ts";

/**
 * Uses an existing network as it is: nodes go to its private subnets, load balancers to its public ones, and nothing in it
 * is changed.
 *
 * @param plan the network from the stack file
 * @param existing what AWS reported about it
 * @throws Error if AWS was not asked
 */
export function adoptedNetwork(
  plan: Extract<NetworkPlan, { kind: "existing" }>,
  existing: ExistingNetwork | undefined,
): UsableNetwork {
  if (!existing) throw new Error(`${plan.vpcId} was used before it was read.`);
  return {
    vpcId: pulumi.output(plan.vpcId),
    cidrBlocks: existing.cidrBlocks,
    subnets: {
      private: existing.privateSubnets.map(known),
      frontDoor: existing.publicSubnets.map(known),
      isolated: existing.dataSubnets.map(known),
    },
    natAddresses: plan.natAddresses.map((address) => pulumi.output(address)),
  };
}

function known({ id, zone, cidrBlock }: ExistingSubnet): Subnet {
  return { id: pulumi.output(id), availabilityZone: pulumi.output(zone), cidrBlock: pulumi.output(cidrBlock) };
}
