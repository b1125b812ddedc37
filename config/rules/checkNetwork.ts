import { overlap, parseBlock } from "../cidr.ts";
import type { NetworkSettings } from "../decisions/networkSettings.ts";
import { longestNetworkMask } from "../decisions/subnets.ts";
import type { Complain } from "../problem.ts";
import { networkByForm } from "../decisions/networkByForm.ts";
import { natChoices, networkDefaults } from "../schema/networkGroup.ts";
import type { FormedSize } from "../sizes/formedSize.ts";
import type { Group } from "../stackSchema.ts";
import { checkSubnetIds } from "./checkSubnetIds.ts";

/** Private ranges (RFC 1918), and the shared range of RFC 6598, which the internet does not route either. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** The AWS services that a node calls: without internet access, each needs an endpoint. */
export const neededEndpoints = [
  "backup",
  "ec2messages",
  "kms",
  "logs",
  "monitoring",
  "secretsmanager",
  "ssm",
  "ssmmessages",
] as const;

/** What nodes of tiers call as well: those of groups to join and leave, the toolbox to ask how far back the database can be taken. */
const endpointsOfTiers = ["autoscaling", "rds"];

/** Services that `network.interfaceEndpoints` accepts. */
export const knownEndpoints = [
  ...neededEndpoints,
  ...endpointsOfTiers,
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "elasticloadbalancing",
  "email-smtp",
  "events",
  "sns",
  "sts",
];

const existingKeys = ["vpcId", "publicSubnetIds", "privateSubnetIds", "dataSubnetIds", "natAddresses"] as const;
const createKeys = ["cidr", "zones", "zoneNames", "nat", "interfaceEndpoints"] as const;

/** What else the rules for the network need to know from the stack file. */
export interface NetworkContext {
  readonly amiGiven: boolean;
  readonly internalLoadBalancer: boolean;
  readonly region: string;
  /** Absent if the number of users is wrong. */
  readonly chosen: FormedSize | undefined;
  /** Whether there is to be a monitor, which asks EC2 for the nodes of groups. */
  readonly monitored: boolean;
}

/**
 * Checks the network and fills in its defaults.
 *
 * @param network what the stack file says
 * @param context what else the rules need to know
 * @param complain is called for each problem
 * @returns the network to create, or the existing one
 */
export function checkNetwork(network: Group<"network">, context: NetworkContext, complain: Complain): NetworkSettings {
  const existing = existingKeys.filter((key) => network[key] !== undefined);
  const create = createKeys.filter((key) => network[key] !== undefined);
  if (existing.length > 0 && create.length > 0) {
    complain(
      `network.${create[0] ?? ""}`,
      network[create[0] ?? "cidr"],
      `either ${createKeys.join(", ")} (to create a network) or  ${existingKeys.join(", ")} (to use an existing one)`,
      `Remove ${create.join(", ")} or ${existing.join(", ")}.`,
    );
  }
  return existing.length > 0
    ? checkSubnetIds(network, context.chosen?.size, complain)
    : checkCreate(network, context, complain);
}

function checkCreate(network: Group<"network">, context: NetworkContext, complain: Complain): NetworkSettings {
  const usual = networkByForm(context.chosen?.form);
  const { cidr = networkDefaults.cidr, zoneNames, nat = usual.nat, interfaceEndpoints = [] } = network;
  const { zones = zoneNames?.length ?? usual.zones } = network;
  checkCidr(cidr, complain);
  if (zoneNames) checkZoneNames(zoneNames, network.zones, context.region, complain);
  else if (zones < 2 || zones > 3)
    complain(
      "network.zones",
      zones,
      "2 or 3",
      "The load balancer needs two zones; this project supports three at most.",
    );
  if (!natChoices.includes(nat)) complain("network.nat", nat, natChoices.join(", "), "Choose one of them.");
  interfaceEndpoints.forEach((service, position) => {
    if (!knownEndpoints.includes(service)) {
      complain(
        `network.interfaceEndpoints[${String(position)}]`,
        service,
        knownEndpoints.join(", "),
        "Name the service without region or prefix.",
      );
    }
  });
  if (nat === "none") checkNoNat(interfaceEndpoints, context, complain);
  return { kind: "create", cidr, zones, zoneNames, nat, interfaceEndpoints };
}

function checkZoneNames(names: readonly string[], zones: number | undefined, region: string, complain: Complain): void {
  if (names.length < 2 || names.length > 3) {
    complain(
      "network.zoneNames",
      names,
      "two or three names",
      "The load balancer needs two zones; this project supports three at most.",
    );
  } else if (zones !== undefined && (zones < 2 || zones > names.length)) {
    complain(
      "network.zones",
      zones,
      names.length === 2 ? "2, the zones of network.zoneNames" : "2 or 3, the zones of network.zoneNames",
      "Nodes live in the first of them: correct the number, or name more zones.",
    );
  }
  names.forEach((name, position) => {
    const path = `network.zoneNames[${String(position)}]`;
    const inRegion = name.startsWith(region) && /^[a-z]$/.test(name.slice(region.length));
    if (region !== "" && !inRegion)
      complain(
        path,
        name,
        `a zone of ${region}, such as ${region}a`,
        "Local zones and other regions are not possible.",
      );
    else if (names.indexOf(name) !== position) complain(path, name, "each zone once", "Remove the second one.");
  });
}

function checkNoNat(endpoints: readonly string[], context: NetworkContext, complain: Complain): void {
  if (!context.amiGiven) {
    complain(
      "network.nat",
      "none",
      "none only together with amiId",
      "An image build needs packages from the internet: set amiId, or use a NAT gateway.",
    );
  }
  if (!context.internalLoadBalancer) {
    complain(
      "network.nat",
      "none",
      "none only together with internalLoadBalancer: true",
      "Without NAT the node reaches its own address only inside the VPC.",
    );
  }
  const scales = context.chosen?.size.groups !== undefined;
  const needed = [
    ...neededEndpoints,
    ...(scales ? endpointsOfTiers : []),
    ...(scales && context.monitored ? ["ec2"] : []),
  ];
  const missing = needed.filter((service) => !endpoints.includes(service));
  if (missing.length > 0) {
    complain(
      "network.interfaceEndpoints",
      endpoints,
      `at least ${needed.join(", ")}, because nat is none`,
      `Add ${missing.join(", ")}.`,
    );
  }
}

function checkCidr(cidr: string, complain: Complain): void {
  const parsed = parseBlock(cidr);
  if (!("block" in parsed)) {
    complain("network.cidr", cidr, parsed.allowed, parsed.fix);
    return;
  }
  const { block } = parsed;
  const inside = privateRanges.some((range) => {
    const outer = parseBlock(range);
    return "block" in outer && overlap(outer.block, block) && outer.block.mask <= block.mask;
  });
  if (!inside)
    complain(
      "network.cidr",
      cidr,
      `a block inside ${privateRanges.join(", ")}`,
      "Choose a private range that nothing else of yours uses.",
    );
  if (block.mask < 16 || block.mask > longestNetworkMask) {
    complain(
      "network.cidr",
      cidr,
      `a mask from /16 to /${String(longestNetworkMask)}`,
      "AWS allows no larger block than /16; a smaller one than /24 has no room for three zones' subnets, which are /28 at least.",
    );
  }
}
