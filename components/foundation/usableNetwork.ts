import type * as pulumi from "@pulumi/pulumi";

/** What lives in a subnet of the network. */
export type Tier = "private" | "frontDoor" | "isolated";

/** A subnet, and where it is. */
export interface Subnet {
  readonly id: pulumi.Output<string>;
  readonly availabilityZone: pulumi.Output<string>;
  /** IPv4. */
  readonly cidrBlock: pulumi.Output<string>;
}

/** What a network is to those who live in it, made or found. */
export interface UsableNetwork {
  readonly vpcId: pulumi.Output<string>;
  /** IPv4 blocks, the first one first. */
  readonly cidrBlocks: readonly string[];
  /** By zone: nodes live in private ones, load balancers in the front door's, data services in isolated ones. */
  readonly subnets: Readonly<Record<Tier, readonly Subnet[]>>;
  /** Public addresses under which the private subnets reach the internet. */
  readonly natAddresses: readonly pulumi.Output<string>[];
}
