import { awsxArguments, type VpcArguments } from "./awsxArguments.ts";
import { recordedSubnets, type RecordedSubnet } from "./awsxSubnets.ts";
import type { Registered, Registration } from "./registration.ts";
import { plainOptions } from "./recordedOptions.ts";
import { unknownValue } from "./values.ts";

type Add = (child: Registration) => Promise<Registered>;

/** A child in awsx's words: what its inputs come from is read off them. */
type Make = (kind: string, name: string, inputs: Record<string, unknown>, parent: Registered) => Promise<Registered>;

/** What awsx makes for the zones. */
interface Made {
  readonly subnets: { readonly type: RecordedSubnet["type"]; readonly subnet: Registered }[];
  readonly tables: Registered[];
  readonly nats: Registered[];
}

/**
 * Plays the provider of `awsx.ec2.Vpc`: registers the children that it makes for explicit subnets. A test holds it to what
 * the component itself registered (test/tools/awsx-vpc.json).
 *
 * @param urn the component's URN
 * @param component the registered component
 * @param add registers a child
 * @returns the component's outputs
 * @throws Error for another remote component, for what awsx refuses, or for an argument that is not played here
 */
export async function awsxVpc(urn: string, component: Registration, add: Add): Promise<Record<string, unknown>> {
  if (component.type !== "awsx:ec2:Vpc") throw new Error(`The recorder cannot play the component ${component.type}.`);
  const args = awsxArguments(component.inputs);
  const { name } = component;
  const specs = recordedSubnets(name, args.availabilityZoneNames, args.subnetSpecs);
  const make = maker(component, add);
  const tags = { Name: name, ...args.tags };
  const itself = { urn, id: undefined, state: {} };
  const vpc = await make("vpc:Vpc", name, { ...vpcInputs(component.inputs), tags }, itself);
  const gateway = await make("internetGateway:InternetGateway", name, { vpcId: vpc, tags }, vpc);
  const made: Made = { subnets: [], tables: [], nats: [] };
  for (const spec of specs) await zoneOf(make, { name, args, tags, vpc, gateway }, spec, made);
  const ids = (type?: string) =>
    made.subnets.filter((one) => type === undefined || one.type === type).map(({ subnet }) => subnet);
  return {
    vpc: reference(vpc),
    vpcId: idOf(vpc),
    internetGateway: reference(gateway),
    routeTables: made.tables.map(reference),
    natGateways: made.nats.map(reference),
    subnets: ids().map(reference),
    publicSubnetIds: ids("Public").map(idOf),
    privateSubnetIds: ids("Private").map(idOf),
    isolatedSubnetIds: ids("Isolated").map(idOf),
  };
}

interface Network {
  readonly name: string;
  readonly args: VpcArguments;
  readonly tags: Readonly<Record<string, string>>;
  readonly vpc: Registered;
  readonly gateway: Registered;
}

/** One subnet with its route table, and the NAT gateway where it has one. */
async function zoneOf(make: Make, network: Network, spec: RecordedSubnet, made: Made): Promise<void> {
  const { name, args, tags, vpc, gateway } = network;
  const shown = { Name: spec.name, SubnetType: spec.type };
  const ipv6 = spec.assignIpv6AddressOnCreation ?? args.assignGeneratedIpv6CidrBlock ?? false;
  const subnet = await make(
    "subnet:Subnet",
    spec.name,
    {
      vpcId: vpc,
      availabilityZone: spec.zone,
      mapPublicIpOnLaunch: spec.type === "Public",
      cidrBlock: spec.cidrBlock,
      assignIpv6AddressOnCreation: ipv6,
      ipv6CidrBlock: ipv6 ? ipv6Block(vpc, args, spec.ipv6Index) : undefined,
      tags: { ...tags, ...spec.tags, ...shown },
    },
    vpc,
  );
  const table = await make("routeTable:RouteTable", spec.name, { vpcId: vpc, tags: { ...tags, ...shown } }, subnet);
  await make(
    "routeTableAssociation:RouteTableAssociation",
    spec.name,
    { routeTableId: table, subnetId: subnet },
    table,
  );
  const { strategy, elasticIpAllocationIds = [] } = args.natGateways;
  if (spec.type === "Public" && made.nats.length < { None: 0, Single: 1, OnePerAz: spec.position + 1 }[strategy]) {
    const natName = `${name}-${String(spec.position + 1)}`;
    const allocationId = elasticIpAllocationIds[spec.position];
    const natTags = { ...args.tags, Name: natName };
    made.nats.push(
      await make("natGateway:NatGateway", natName, { subnetId: subnet, allocationId, tags: natTags }, subnet),
    );
  }
  const target = routeTarget(spec, gateway, made.nats, strategy);
  if (target)
    await make("route:Route", spec.name, { routeTableId: table, destinationCidrBlock: "0.0.0.0/0", ...target }, table);
  made.subnets.push({ type: spec.type, subnet });
  made.tables.push(table);
}

function routeTarget(spec: RecordedSubnet, gateway: Registered, nats: readonly Registered[], strategy: string) {
  if (spec.type === "Public") return { gatewayId: gateway };
  const nat = nats[strategy === "Single" ? 0 : spec.position];
  return spec.type === "Private" && nat ? { natGatewayId: nat } : undefined;
}

/**
 * Children are registered by the component's own process: with the providers that it was given and its protection, but
 * neither its aliases nor what it ignores.
 */
function maker(component: Registration, add: Add): Make {
  const { aws: provider } = component.providers;
  return async (kind, name, given, parent) => {
    const entries = Object.entries(given).filter(([, value]) => value !== undefined);
    const sources = entries.flatMap(([key, value]) => {
      if (isRegistered(value)) return [[key, [value.urn]] as const];
      const from = key === "allocationId" ? component.propertyDependencies.natGateways : undefined;
      return from === undefined ? [] : [[key, from] as const];
    });
    const isComponent = kind === "vpc:Vpc";
    return add({
      type: `aws:ec2/${kind}`,
      name,
      parent: parent.urn,
      custom: true,
      remote: false,
      inputs: Object.fromEntries(entries.map(([key, value]) => [key, isRegistered(value) ? idOf(value) : value])),
      secretPaths: [],
      dependencies: [
        ...new Set([...(isComponent ? [] : [parent.urn]), ...sources.flatMap(([, urns]) => urns)]),
      ].toSorted(),
      propertyDependencies: Object.fromEntries(sources),
      options: { ...plainOptions, protect: component.options.protect, provider },
      providers: {},
      transforms: [],
    });
  };
}

function isRegistered(value: unknown): value is Registered {
  return typeof value === "object" && value !== null && "urn" in value && "state" in value;
}

function vpcInputs(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const passed = ["cidrBlock", "assignGeneratedIpv6CidrBlock", "enableDnsHostnames", "enableDnsSupport"];
  return Object.fromEntries(passed.map((key) => [key, inputs[key]]));
}

/** The /64 that awsx takes out of the VPC's block: its last eight bits are the index. */
function ipv6Block(vpc: Registered, args: VpcArguments, index: number): string {
  if (!args.assignGeneratedIpv6CidrBlock) {
    throw new Error(
      "Subnets with assignIpv6AddressOnCreation=true require the VPC to have an IPv6 CIDR block. Set assignGeneratedIpv6CidrBlock=true or provide ipv6CidrBlock.",
    );
  }
  const block = vpc.state.ipv6CidrBlock;
  if (typeof block !== "string" || !block.includes("/")) return unknownValue;
  const groups = block.split(":");
  const fourth = (Number.parseInt(groups[3] ?? "", 16) & 0xff00) | index;
  return `${groups.slice(0, 3).join(":")}:${fourth.toString(16)}::/64`;
}

function idOf(registered: Registered): string {
  return registered.id ?? unknownValue;
}

/** A resource as the wire has it, from which the SDK makes a resource object again. */
function reference(registered: Registered): Record<string, unknown> {
  return {
    "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e",
    urn: registered.urn,
    id: idOf(registered),
    packageVersion: "",
  };
}
