import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import { addressNeed } from "../../config/decisions/addressNeed.ts";
import { problemsText, type Complain, type Problem } from "../../config/problem.ts";
import {
  checkExistingNetwork,
  type FoundNetwork,
  type FoundSubnet,
  type FoundVpc,
} from "../../config/rules/checkExistingNetwork.ts";
import { scarceAddresses } from "../../config/rules/scarceAddresses.ts";

/** A subnet of an existing network that will be used. */
export interface ExistingSubnet {
  readonly id: string;
  readonly zone: string;
  readonly cidrBlock: string;
}

/** An existing network that has passed all checks. */
export interface ExistingNetwork {
  /** IPv4 blocks, the first one first. */
  readonly cidrBlocks: readonly string[];
  /** In the order of the stack file. */
  readonly publicSubnets: readonly ExistingSubnet[];
  /** In the order of the stack file. */
  readonly privateSubnets: readonly ExistingSubnet[];
  /** In the order of the stack file; none where a box holds all data. */
  readonly dataSubnets: readonly ExistingSubnet[];
}

type Options = pulumi.InvokeOptions;

/**
 * Reads an existing network before the first resource is registered, and checks that it suits GitLab.
 *
 * @param plan what to build
 * @param provider the stack's provider
 * @returns the network; absent if the stack creates its own
 * @throws pulumi.RunError with everything that is wrong with it, in one message
 */
export async function readNetwork(plan: Architecture, provider: aws.Provider): Promise<ExistingNetwork | undefined> {
  const { network } = plan;
  if (network.kind === "create") return undefined;
  const options = { provider };
  const found: FoundNetwork = {
    vpc: await findVpc(network.vpcId, options),
    subnets: await findSubnets(
      [...network.publicSubnetIds, ...network.privateSubnetIds, ...network.dataSubnetIds],
      options,
    ),
  };
  const problems: Problem[] = [];
  const complain: Complain = (key, value, allowed, fix) => problems.push({ key, value, allowed, fix });
  checkExistingNetwork(
    network,
    found,
    {
      dualstack: plan.dualstack,
      builds: plan.image.kind === "build",
      internalLoadBalancer: plan.internalLoadBalancer,
    },
    complain,
  );
  if (problems.length > 0) throw new pulumi.RunError(problemsText(plan.stack, problems));
  const chosen = (ids: readonly string[]) =>
    ids.map((id) => found.subnets.get(id)).filter((subnet) => subnet !== undefined);
  const publicSubnets = chosen(network.publicSubnetIds);
  const privateSubnets = chosen(network.privateSubnetIds);
  const wanted = addressNeed({ ...plan, zones: privateSubnets.length, endpoints: 0 });
  for (const warning of scarceAddresses(publicSubnets, privateSubnets, wanted)) await pulumi.log.warn(warning);
  return {
    cidrBlocks: found.vpc?.cidrBlocks ?? [],
    publicSubnets,
    privateSubnets,
    dataSubnets: chosen(network.dataSubnetIds),
  };
}

/**
 * Asks with a filter first: for an unknown id this returns an empty list, and not an error that hides the other problems.
 */
async function findVpc(id: string, options: Options): Promise<FoundVpc | undefined> {
  const { ids } = await aws.ec2.getVpcs({ filters: [{ name: "vpc-id", values: [id] }] }, options);
  if (!ids.includes(id)) return undefined;
  const vpc = await aws.ec2.getVpc({ id }, options);
  const others = vpc.cidrBlockAssociations
    .filter(({ state, cidrBlock }) => state === "associated" && cidrBlock !== vpc.cidrBlock)
    .map(({ cidrBlock }) => cidrBlock);
  return {
    id,
    cidrBlocks: [vpc.cidrBlock, ...others.toSorted()],
    dnsSupport: vpc.enableDnsSupport,
    dnsHostnames: vpc.enableDnsHostnames,
  };
}

async function findSubnets(wanted: readonly string[], options: Options): Promise<ReadonlyMap<string, FoundSubnet>> {
  const values = [...new Set(wanted)];
  const { ids } = await aws.ec2.getSubnets({ filters: [{ name: "subnet-id", values }] }, options);
  const subnets = await Promise.all(ids.map((id) => findSubnet(id, options)));
  return new Map(subnets.map((subnet) => [subnet.id, subnet]));
}

async function findSubnet(id: string, options: Options): Promise<FoundSubnet> {
  const subnet = await aws.ec2.getSubnet({ id }, options);
  const routes = await findRoutes(subnet, options);
  const nat = routes?.ipv4.startsWith("nat-") ? await aws.ec2.getNatGateway({ id: routes.ipv4 }, options) : undefined;
  return {
    id,
    vpcId: subnet.vpcId,
    zone: subnet.availabilityZone,
    cidrBlock: subnet.cidrBlock,
    ipv6CidrBlock: subnet.ipv6CidrBlock,
    freeAddresses: subnet.availableIpAddressCount,
    mapsPublicAddresses: subnet.mapPublicIpOnLaunch,
    routes,
    natAddress: nat?.publicIp ?? "",
  };
}

/**
 * The table that is associated with the subnet, or else the network's main table. In a network shared by another account,
 * neither may be visible.
 */
async function findRoutes(
  { id, vpcId }: { readonly id: string; readonly vpcId: string },
  options: Options,
): Promise<FoundSubnet["routes"]> {
  const own = await tables("association.subnet-id", id, vpcId, options);
  const [routeTableId] = own.length > 0 ? own : await tables("association.main", "true", vpcId, options);
  if (routeTableId === undefined) return undefined;
  const { routes } = await aws.ec2.getRouteTable({ routeTableId }, options);
  const target = (route: (typeof routes)[number] | undefined) =>
    route ? ([route.gatewayId, route.natGatewayId, ...others.map((other) => route[other])].find(Boolean) ?? "") : "";
  return {
    ipv4: target(routes.find(({ cidrBlock }) => cidrBlock === "0.0.0.0/0")),
    ipv6: target(routes.find(({ ipv6CidrBlock }) => ipv6CidrBlock === "::/0")),
  };
}

/** Other targets that a route may have. */
const others = [
  "transitGatewayId",
  "networkInterfaceId",
  "instanceId",
  "vpcPeeringConnectionId",
  "vpcEndpointId",
  "localGatewayId",
  "carrierGatewayId",
  "egressOnlyGatewayId",
  "coreNetworkArn",
] as const;

async function tables(name: string, value: string, vpcId: string, options: Options): Promise<readonly string[]> {
  const { ids } = await aws.ec2.getRouteTables({ vpcId, filters: [{ name, values: [value] }] }, options);
  return ids;
}
