import type * as pulumi from "@pulumi/pulumi";

/** What a subnet of the network is for. */
export type Tier = "private" | "frontDoor" | "isolated";

/** A subnet, and where it is. */
export interface Subnet {
  readonly id: pulumi.Output<string>;
  readonly availabilityZone: pulumi.Output<string>;
  /** IPv4. */
  readonly cidrBlock: pulumi.Output<string>;
}

/** The view of a network that other components use, whether it is our own or existing. */
export interface UsableNetwork {
  readonly vpcId: pulumi.Output<string>;
  /** IPv4 blocks, the first one first. */
  readonly cidrBlocks: readonly string[];
  /** By zone: nodes are in private subnets, load balancers in the front door's, data services in isolated ones. */
  readonly subnets: Readonly<Record<Tier, readonly Subnet[]>>;
  /** Public addresses from which the private subnets reach the internet. */
  readonly natAddresses: readonly pulumi.Output<string>[];
}
