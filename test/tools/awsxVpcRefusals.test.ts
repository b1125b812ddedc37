import assert from "node:assert/strict";
import type * as awsx from "@pulumi/awsx";
import { good, name, recordVpc } from "./recordVpc.ts";

describe("awsx.ec2.Vpc, played with arguments that awsx or the recorder does not take", () => {
  const [spec] = (good.subnetSpecs ?? []) as readonly awsx.types.input.ec2.SubnetSpecArgs[];
  const specs = (...changed: readonly object[]) =>
    ({ subnetSpecs: changed.map((change) => ({ ...spec, ...change })) }) as Partial<awsx.ec2.VpcArgs>;
  const nat = (strategy: string, ...elasticIpAllocationIds: string[]) =>
    ({ natGateways: { strategy, elasticIpAllocationIds } }) as unknown as Partial<awsx.ec2.VpcArgs>;
  const needed = "cidrBlock, availabilityZoneNames, subnetSpecs, natGateways";

  for (const [what, change, message] of [
    [
      "an argument that it does not know",
      { instanceTenancy: "dedicated" },
      "The recorder cannot play these arguments of awsx.ec2.Vpc: instanceTenancy.",
    ],
    [
      "an argument of a subnet spec that it does not know",
      specs({}, { type: "Private", cidrBlocks: ["10.0.16.0/20", "10.0.32.0/20"], cidrMask: 20 }),
      "The recorder cannot play these arguments of awsx.ec2.Vpc: subnetSpecs[1].cidrMask.",
    ],
    [
      "a tier that it does not know",
      specs({ type: "Unused" }),
      "The recorder cannot play these arguments of awsx.ec2.Vpc: subnetSpecs[0].type Unused.",
    ],
    [
      "zones that awsx chooses",
      { availabilityZoneNames: undefined },
      `The recorder plays awsx.ec2.Vpc only with subnetStrategy Auto and ${needed}; got "Auto", without availabilityZoneNames.`,
    ],
    [
      "a layout by the first strategy of awsx",
      { subnetStrategy: "Legacy" },
      `The recorder plays awsx.ec2.Vpc only with subnetStrategy Auto and ${needed}; got "Legacy", without none.`,
    ],
    [
      "addresses that awsx makes",
      nat("Single"),
      "The recorder cannot play the addresses that awsx.ec2.Vpc makes: give elasticIpAllocationIds.",
    ],
    [
      "too few blocks",
      specs({ cidrBlocks: ["10.0.0.0/24"] }),
      "Invalid subnet specifications:\n - The number of CIDR blocks in subnetSpecs[0] must match the number of availability zones (2).",
    ],
    [
      "a tier without blocks",
      specs({}, { type: "Private", cidrBlocks: undefined }),
      "Invalid subnet specifications:\n - If any subnet spec has explicit cidrBlocks, all subnets must have explicit cidrBlocks.",
    ],
    [
      "a tier twice without names",
      specs({}, {}),
      'Invalid subnet specifications:\n - Multiple subnet specs of type "public" require unique names. You can have at most one unnamed subnet per type. All other subnets of the same type must have unique "name" properties to avoid duplicate resource names.',
    ],
    [
      "overlapping subnets",
      specs({}, { type: "Private", cidrBlocks: ["10.0.1.0/24", "10.0.32.0/20"] }),
      `The following subnets overlap with at least one other subnet. Make the CIDR for the VPC larger, reduce the size of the subnets per AZ, or use less Availability Zones:\n\n1. ${name}-private-1: 10.0.1.0/24\n2. ${name}-public-2: 10.0.1.0/24\n`,
    ],
    [
      "addresses without NAT gateways",
      nat("None", "eipalloc-1"),
      "Elastic IP allocation IDs cannot be specified when NAT Gateway strategy is 'None'.",
    ],
    [
      "two addresses of one NAT gateway",
      nat("Single", "eipalloc-1", "eipalloc-2"),
      "Exactly one Elastic IP may be specified when NAT Gateway strategy is 'Single'.",
    ],
    [
      "too few addresses",
      nat("OnePerAz", "eipalloc-1"),
      "The number of Elastic IPs, if specified, must match the number of availability zones for the VPC (2) when NAT Gateway strategy is 'OnePerAz'",
    ],
    ["a NAT strategy that awsx does not know", nat("Sometimes"), "Unknown NatGatewayStrategy 'Sometimes'"],
    [
      "NAT gateways that nobody goes through",
      { ...specs({}), ...nat("Single", "eipalloc-1") },
      "If NAT Gateway strategy is 'OnePerAz' or 'Single', public subnets must be declared to host the NAT Gateway resource, along with private or isolated subnets to route through it.",
    ],
    [
      "IPv6 for a subnet of a network that has none",
      specs({ assignIpv6AddressOnCreation: true }),
      "Subnets with assignIpv6AddressOnCreation=true require the VPC to have an IPv6 CIDR block. Set assignGeneratedIpv6CidrBlock=true or provide ipv6CidrBlock.",
    ],
  ] as readonly (readonly [string, Partial<awsx.ec2.VpcArgs>, string])[]) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(recordVpc({ ...good, ...change }), { message });
    });
  }
});
