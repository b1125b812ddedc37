import * as rpc from "@pulumi/pulumi/runtime/rpc.js";
import { awsxArguments, type VpcArguments } from "./awsxArguments.ts";
import { recordedSubnets, type RecordedSubnet } from "./awsxSubnets.ts";
import type { PlainObject } from "./plainObject.ts";
import type { Registered, Registration } from "./registration.ts";
import { plainOptions } from "./recordedOptions.ts";
import { unknownValue } from "./values.ts";

type Add = (child: Registration) => Promise<Registered>;

/** Registers a child. Resources among its inputs become ids, and the child depends on them. */
type Make = (kind: string, name: string, inputs: Record<string, unknown>, parent: Registered) => Promise<Registered>;

/** What was registered so far. */
interface Made {
  readonly subnets: { readonly type: RecordedSubnet["type"]; readonly subnet: Registered }[];
  readonly tables: Registered[];
  readonly nats: Registered[];
}

/**
 * Stands in for the provider of `awsx.ec2.Vpc`: it registers the children that awsx creates for explicit subnets, and
 * returns the component's outputs. A test compares them with what the real component registered
 * (test/tools/awsx-vpc.json).
 *
 * @throws Error for another remote component, for what awsx refuses, and for an argument that is not supported here
 */
export async function awsxVpc(urn: string, component: Registration, add: Add): Promise<PlainObject> {
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

/** Registers a subnet with its route table, and with its NAT gateway if it has one. */
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
 * The real component registers its children in its own process. They inherit the component's providers and protection,
 * but not its aliases or its `ignoreChanges`.
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
    return add({
      type: `aws:ec2/${kind}`,
      name,
      parent: parent.urn,
      custom: true,
      remote: false,
      inputs: Object.fromEntries(entries.map(([key, value]) => [key, isRegistered(value) ? idOf(value) : value])),
      secretPaths: [],
      dependencies: [
        ...new Set([...(kind === "vpc:Vpc" ? [] : [parent.urn]), ...sources.flatMap(([, urns]) => urns)]),
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

function vpcInputs(inputs: PlainObject): PlainObject {
  const passed = ["cidrBlock", "assignGeneratedIpv6CidrBlock", "enableDnsHostnames", "enableDnsSupport"];
  return Object.fromEntries(passed.map((key) => [key, inputs[key]]));
}

/** The /64 that awsx takes from the VPC's block. Its last eight bits are the index. */
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

function idOf({ id = unknownValue }: Registered): string {
  return id;
}

/** A resource in the form of the SDK's messages. The SDK turns it into a resource object. */
function reference(registered: Registered): PlainObject {
  return {
    [rpc.specialSigKey]: rpc.specialResourceSig,
    urn: registered.urn,
    id: idOf(registered),
    packageVersion: "",
  };
}
