import * as aws from "@pulumi/aws";
import type * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { Address6 } from "ip-address";
import { keepsPlace } from "../helpers/keepsPlace.ts";
import type { Subnet } from "./usableNetwork.ts";

/** Arguments of {@link FrontDoorSubnets}. */
export interface FrontDoorSubnetsArgs {
  readonly stack: string;
  readonly vpc: awsx.ec2.Vpc;
  /** IPv4 CIDRs, by zone. */
  readonly cidrs: readonly string[];
  readonly zoneNames: readonly string[];
}

/**
 * The subnets of the load balancer, with IPv4 and IPv6 from the beginning. So the load balancer becomes dualstack in place
 * and never has to move. We create them ourselves because each subnet of `awsx.ec2.Vpc` belongs to a tier, and no tier fits:
 * these have a route to the internet and contain nothing else.
 */
export class FrontDoorSubnets extends pulumi.ComponentResource {
  /** By zone. Each says which zone it is in, which may differ from the zone that is configured by now. */
  readonly subnets: readonly Subnet[];

  constructor(name: string, args: FrontDoorSubnetsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:network:FrontDoorSubnets", name, {}, opts);
    const child = { parent: this };
    const { vpcId } = args.vpc;
    const tags = { Name: `gitlab-${args.stack} front door` };
    const gatewayId = args.vpc.internetGateway.apply((gateway) => gateway.id);
    const table = new aws.ec2.RouteTable(name, { vpcId, tags }, child);
    const routeTableId = table.id;
    new aws.ec2.Route(`${name}-ipv4`, { routeTableId, gatewayId, destinationCidrBlock: "0.0.0.0/0" }, child);
    new aws.ec2.Route(`${name}-ipv6`, { routeTableId, gatewayId, destinationIpv6CidrBlock: "::/0" }, child);
    const block = args.vpc.vpc.apply((vpc) => vpc.ipv6CidrBlock);
    this.subnets = args.zoneNames.map((availabilityZone, zone) => {
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
          ipv6CidrBlock: block.apply((cidr) => lastIpv6Subnet(cidr, zone)),
          tags,
        },
        keepsPlace("aws:ec2/subnet:Subnet", child),
      );
      new aws.ec2.RouteTableAssociation(`${name}-${suffix}`, { routeTableId, subnetId: subnet.id }, child);
      return { id: subnet.id, availabilityZone: subnet.availabilityZone, cidrBlock: pulumi.output(cidrBlock) };
    });
    this.registerOutputs({});
  }
}

/** Masks of a VPC's IPv6 block from Amazon and of every subnet's block (VPC user guide, 2026-08). */
const masks = { vpc: 56, subnet: 64 } as const;

/**
 * Takes one /64 out of a VPC's IPv6 block, counting from the far end: `awsx.ec2.Vpc` counts from the front.
 *
 * @param block the VPC's block, a /56
 * @param index which one, 0 for the last; at most 255
 * @returns the subnet's block
 * @throws RangeError if the block has no such subnet
 */
export function lastIpv6Subnet(block: string, index: number): string {
  const network = new Address6(block);
  const count = 2 ** (masks.subnet - network.subnetMask);
  if (network.subnetMask !== masks.vpc || index < 0 || index >= count) {
    throw new RangeError(`An IPv6 block of /56 has subnets 0 to 255; ${block} has no subnet ${String(index)}.`);
  }
  const size = 2n ** BigInt(128 - masks.subnet);
  const start = network.startAddress().bigInt() + BigInt(count - 1 - index) * size;
  return `${Address6.fromBigInt(start).correctForm()}/${String(masks.subnet)}`;
}
