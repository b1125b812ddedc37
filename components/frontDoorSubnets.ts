import * as aws from "@pulumi/aws";
import type * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { Address6 } from "ip-address";

/** Arguments of {@link FrontDoorSubnets}. */
export interface FrontDoorSubnetsArgs {
  readonly stack: string;
  readonly vpc: awsx.ec2.Vpc;
  /** IPv4 CIDRs, by zone. */
  readonly cidrs: readonly string[];
  readonly zoneNames: readonly string[];
  readonly dualstack: boolean;
}

/**
 * The subnets of the load balancer. They are our own because `awsx.ec2.Vpc` gives its subnets no IPv6 block: so the load
 * balancer becomes dualstack in place, and never has to move.
 */
export class FrontDoorSubnets extends pulumi.ComponentResource {
  /** By zone. */
  readonly subnetIds: readonly pulumi.Output<string>[];

  constructor(name: string, args: FrontDoorSubnetsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:network:FrontDoorSubnets", name, {}, opts);
    const child = { parent: this };
    const { vpcId } = args.vpc;
    const tags = { Name: `gitlab-${args.stack} front door` };
    const gatewayId = args.vpc.internetGateway.apply((gateway) => gateway.id);
    const table = new aws.ec2.RouteTable(name, { vpcId, tags }, child);
    const routeTableId = table.id;
    new aws.ec2.Route(`${name}-ipv4`, { routeTableId, gatewayId, destinationCidrBlock: "0.0.0.0/0" }, child);
    if (args.dualstack) {
      new aws.ec2.Route(`${name}-ipv6`, { routeTableId, gatewayId, destinationIpv6CidrBlock: "::/0" }, child);
    }
    const block = args.vpc.vpc.apply((vpc) => vpc.ipv6CidrBlock);
    this.subnetIds = args.zoneNames.map((availabilityZone, zone) => {
      const cidrBlock = args.cidrs[zone];
      if (cidrBlock === undefined)
        throw new Error(`The architecture has no front-door subnet for zone ${String(zone)}.`);
      const suffix = String(zone + 1);
      const subnet = new aws.ec2.Subnet(
        `${name}-${suffix}`,
        {
          vpcId,
          availabilityZone,
          cidrBlock,
          ...(args.dualstack ? { ipv6CidrBlock: block.apply((cidr) => ipv6Subnet(cidr, zone)) } : {}),
          tags,
        },
        child,
      );
      new aws.ec2.RouteTableAssociation(`${name}-${suffix}`, { routeTableId, subnetId: subnet.id }, child);
      return subnet.id;
    });
    this.registerOutputs({});
  }
}

/**
 * Takes one /64 out of a VPC's IPv6 block.
 *
 * @param block the VPC's block, a /56
 * @param index which one, from 0
 * @returns the subnet's block
 */
export function ipv6Subnet(block: string, index: number): string {
  const start = new Address6(block).startAddress().bigInt();
  return `${Address6.fromBigInt(start + BigInt(index) * 2n ** 64n).correctForm()}/64`;
}
