import type * as pulumi from "@pulumi/pulumi";

/** A subnet that nodes live in. */
export interface NodeSubnet {
  readonly id: pulumi.Output<string>;
  readonly availabilityZone: pulumi.Output<string>;
}

/** What a network is to those who live in it, made or found. */
export interface UsableNetwork {
  readonly vpcId: pulumi.Output<string>;
  /** IPv4 blocks, the first one first. */
  readonly cidrBlocks: readonly string[];
  /** By zone. */
  readonly privateSubnets: readonly NodeSubnet[];
  readonly frontDoorSubnetIds: readonly pulumi.Output<string>[];
  /** IPv4 CIDRs of those subnets. */
  readonly frontDoorCidrs: readonly pulumi.Output<string>[];
  /** Where the front-door subnets of a network that was made are; empty for an existing one. */
  readonly zoneNames: readonly pulumi.Output<string>[];
  /** Public addresses under which the private subnets reach the internet. */
  readonly natAddresses: readonly pulumi.Output<string>[];
}
