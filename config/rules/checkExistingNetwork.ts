import type { NetworkSettings } from "../decisions/networkSettings.ts";
import type { Complain } from "../problem.ts";

/** A subnet as AWS describes it. */
export interface FoundSubnet {
  readonly id: string;
  readonly vpcId: string;
  /** Such as `eu-central-1a`. */
  readonly zone: string;
  readonly cidrBlock: string;
  /** Empty: it has none. */
  readonly ipv6CidrBlock: string;
  readonly freeAddresses: number;
  /** Whether instances in it get a public address automatically. */
  readonly mapsPublicAddresses: boolean;
  /** Where its default routes lead, as ids such as `igw-0abc`; empty: nowhere. Absent if its route table cannot be read. */
  readonly routes: { readonly ipv4: string; readonly ipv6: string } | undefined;
  /** Public address of the NAT gateway that it uses; empty: none, or not visible. */
  readonly natAddress: string;
}

/** A VPC as AWS describes it. */
export interface FoundVpc {
  readonly id: string;
  /** IPv4 blocks in use: the first one first, the others sorted. */
  readonly cidrBlocks: readonly string[];
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
}

/** What AWS reports about an existing network. */
export interface FoundNetwork {
  /** Absent: there is no such VPC in this account and region. */
  readonly vpc: FoundVpc | undefined;
  /** By id; missing ones do not exist. */
  readonly subnets: ReadonlyMap<string, FoundSubnet>;
}

/** What else the rules for an existing network need to know from the stack file. */
export interface ExistingNetworkContext {
  /** Whether the load balancer also has IPv6 addresses. */
  readonly dualstack: boolean;
  /** Whether an image is built, with packages from the internet. */
  readonly builds: boolean;
  /** Whether the host names lead to an internal load balancer inside the VPC. */
  readonly internalLoadBalancer: boolean;
}

type Existing = Extract<NetworkSettings, { kind: "existing" }>;

/**
 * Checks an existing network as AWS reports it, before anything is created in it.
 *
 * @param said what the stack file says
 * @param found what AWS reports
 * @param context what else the rules need to know
 * @param complain is called for each problem
 */
export function checkExistingNetwork(
  said: Existing,
  found: FoundNetwork,
  context: ExistingNetworkContext,
  complain: Complain,
): void {
  checkVpc(said, found.vpc, complain);
  const doors = listed("publicSubnetIds", said, found, complain);
  const nodes = listed("privateSubnetIds", said, found, complain);
  const data = listed("dataSubnetIds", said, found, complain);
  for (const { path, subnet } of doors) checkPublic(path, subnet, context, complain);
  for (const { path, subnet } of nodes) checkPrivate(path, subnet, context, complain);
  for (const { path, subnet } of data) checkData(path, subnet, complain);
  checkZones(doors, nodes, complain);
  checkDataZones(data, complain);
  if (!context.internalLoadBalancer) checkNatAddresses(said, nodes, complain);
}

function checkVpc({ vpcId }: Existing, vpc: FoundVpc | undefined, complain: Complain): void {
  if (!vpc) {
    complain("network.vpcId", vpcId, "a VPC of this account and region", "Correct the id, or the region.");
    return;
  }
  const missing = [
    ...(vpc.dnsSupport ? [] : ["DNS support"]),
    ...(vpc.dnsHostnames ? [] : ["DNS host names"]), // private zones need them (Route 53 guide, 2026-11)
  ];
  if (missing.length === 0) return;
  complain(
    "network.vpcId",
    vpcId,
    "a VPC with DNS support and DNS host names",
    `Nodes find each other by name: turn on ${missing.join(" and ")}.`,
  );
}

interface Listed {
  /** Path of the key. */
  readonly path: string;
  readonly subnet: FoundSubnet;
}

function listed(
  key: "publicSubnetIds" | "privateSubnetIds" | "dataSubnetIds",
  said: Existing,
  { subnets }: FoundNetwork,
  complain: Complain,
): Listed[] {
  return said[key].flatMap((id, position) => {
    const path = `network.${key}[${String(position)}]`;
    const subnet = subnets.get(id);
    if (!subnet) {
      complain(path, id, "a subnet of this account and region", "Correct the id, or the region.");
      return [];
    }
    if (subnet.vpcId !== said.vpcId) {
      complain(path, id, `a subnet of ${said.vpcId}`, `It belongs to ${subnet.vpcId}.`);
    }
    return [{ path, subnet }];
  });
}

const isInternetGateway = (target: string) => target.startsWith("igw-");

function checkPublic(
  path: string,
  subnet: FoundSubnet,
  { dualstack }: ExistingNetworkContext,
  complain: Complain,
): void {
  const { id, routes, ipv6CidrBlock } = subnet;
  if (routes && !isInternetGateway(routes.ipv4)) {
    complain(
      path,
      id,
      "a subnet whose default route leads to an internet gateway",
      "The load balancer is in it: choose a public subnet.",
    );
  }
  if (!dualstack) return;
  if (ipv6CidrBlock === "") {
    complain(
      path,
      id,
      "a subnet with an IPv6 block, since allow has IPv6 addresses",
      "Add one, or remove the IPv6 addresses.",
    );
  } else if (routes && !isInternetGateway(routes.ipv6)) {
    complain(
      path,
      id,
      "a subnet whose route for ::/0 leads to an internet gateway, since allow has IPv6 addresses",
      "Add the route, or remove the IPv6 addresses.",
    );
  }
}

function checkPrivate(path: string, subnet: FoundSubnet, { builds }: ExistingNetworkContext, complain: Complain): void {
  const { id, routes, mapsPublicAddresses } = subnet;
  if (mapsPublicAddresses) {
    complain(
      path,
      id,
      "a subnet that assigns no public addresses",
      "No instance may have one: choose a private subnet, or turn off its auto-assign public IPv4 address.",
    );
  }
  if (!routes) return;
  if (isInternetGateway(routes.ipv4)) {
    complain(
      path,
      id,
      "a subnet whose default route does not lead to an internet gateway",
      "Nodes have no public address, so they would reach nothing through it: choose a private subnet.",
    );
  } else if (routes.ipv4 === "" && builds) {
    complain(
      path,
      id,
      "a subnet with a default route, since an image is built with packages from the internet",
      "Add the route, or set amiId to your own image.",
    );
  }
}

/** The subnets of the nodes, which may be named here as well, are checked as such. */
function checkData(path: string, { id, routes }: FoundSubnet, complain: Complain): void {
  if (!routes || !isInternetGateway(routes.ipv4)) return;
  complain(
    path,
    id,
    "a subnet whose default route does not lead to an internet gateway",
    "Database and cache are in it: choose one without a way to the internet.",
  );
}

function checkDataZones(data: readonly Listed[], complain: Complain): void {
  data.forEach(({ path, subnet: { id, zone } }, position) => {
    const first = data[data.findIndex((other) => other.subnet.zone === zone)];
    if (!first || first.subnet.id === id || data.indexOf(first) === position) return;
    complain(
      path,
      id,
      "one subnet per availability zone",
      `${first.subnet.id} is in ${zone} as well: keep one of the two.`,
    );
  });
}

function checkZones(doors: readonly Listed[], nodes: readonly Listed[], complain: Complain): void {
  for (const list of [doors, nodes]) {
    list.forEach(({ path, subnet: { id, zone } }, position) => {
      const first = list.findIndex((other) => other.subnet.zone === zone);
      if (first === position || list[first]?.subnet.id === id) return; // another rule reports the same subnet twice
      const other = list[first]?.subnet.id ?? "";
      complain(path, id, "one subnet per availability zone", `${other} is in ${zone} as well: keep one of the two.`);
    });
  }
  const zones = [...new Set(doors.map(({ subnet }) => subnet.zone))].toSorted();
  if (zones.length === 0) return;
  for (const { path, subnet } of nodes) {
    if (zones.includes(subnet.zone)) continue;
    complain(
      path,
      subnet.id,
      `a subnet in a zone of the load balancer: ${zones.join(", ")}`,
      `It is in ${subnet.zone}, which the load balancer does not reach: add a public subnet there, or choose another subnet.`,
    );
  }
}

/** The box calls its own URL, so the front door has to admit the address that the call comes from. */
function checkNatAddresses({ natAddresses }: Existing, nodes: readonly Listed[], complain: Complain): void {
  const addresses = [...new Set(nodes.map(({ subnet }) => subnet.natAddress))].filter((address) => address !== "");
  const missing = addresses.filter((address) => !natAddresses.includes(address));
  if (missing.length === 0) return;
  complain(
    "network.natAddresses",
    natAddresses,
    `the addresses from which the private subnets reach the internet, including ${addresses.join(", ")}`,
    `Add ${missing.join(", ")}, or set internalLoadBalancer: true: GitLab calls its own URL.`,
  );
}
