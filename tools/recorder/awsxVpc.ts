import type { Registered, Registration } from "./monitor.ts";
import { recordedSubnets, type RecordedSubnet, type SubnetSpec } from "./awsxSubnets.ts";
import { unknownValue } from "./values.ts";

/** Arguments of `awsx.ec2.Vpc` that are played here; any other is refused, so that none is overlooked. */
const knownArguments = [
  "cidrBlock",
  "availabilityZoneNames",
  "subnetStrategy",
  "subnetSpecs",
  "natGateways",
  "assignGeneratedIpv6CidrBlock",
  "enableDnsHostnames",
  "enableDnsSupport",
  "tags",
];

interface VpcArguments {
  readonly cidrBlock: string;
  readonly availabilityZoneNames: readonly string[];
  readonly subnetSpecs: readonly SubnetSpec[];
  readonly natGateways: {
    readonly strategy: "None" | "Single" | "OnePerAz";
    readonly elasticIpAllocationIds?: string[];
  };
  readonly tags?: Readonly<Record<string, string>>;
}

type Add = (child: Registration) => Registered;

/**
 * Plays the provider of `awsx.ec2.Vpc`: registers the children that it makes for explicit subnets, with its names and
 * parents (pulumi-awsx 3.9.0, awsx/ec2/vpc.ts, read 2026-11-21).
 *
 * @param urn the component's URN
 * @param component the registered component
 * @param add registers a child
 * @returns the component's outputs
 * @throws Error for another remote component, or for an argument that is not played here
 */
export function awsxVpc(urn: string, component: Registration, add: Add): Record<string, unknown> {
  if (component.type !== "awsx:ec2:Vpc") throw new Error(`The recorder cannot play the component ${component.type}.`);
  const strange = Object.keys(component.inputs).filter((key) => !knownArguments.includes(key));
  if (strange.length > 0)
    throw new Error(`The recorder cannot play these arguments of awsx.ec2.Vpc: ${strange.join(", ")}.`);
  const args = component.inputs as unknown as VpcArguments;
  const make = (kind: string, name: string, inputs: Record<string, unknown>, parent: string) =>
    add({
      ...component,
      type: `aws:ec2/${kind}`,
      name,
      inputs: defined(inputs),
      parent,
      custom: true,
      remote: false,
      secretPaths: [],
      dependencies: [],
      propertyDependencies: {},
    });

  const { name } = component;
  const tags = { Name: name, ...args.tags };
  const vpc = make("vpc:Vpc", name, { ...vpcInputs(component.inputs), tags }, urn);
  const gateway = make("internetGateway:InternetGateway", name, { vpcId: idOf(vpc), tags }, vpc.urn);
  const made = { subnets: [] as Made[], tables: [] as Registered[], nats: [] as Registered[] };
  for (const spec of recordedSubnets(name, args.availabilityZoneNames, args.subnetSpecs)) {
    const shared = { ...tags, Name: spec.name, SubnetType: spec.type };
    const subnet = make(
      "subnet:Subnet",
      spec.name,
      {
        vpcId: idOf(vpc),
        availabilityZone: spec.zone,
        mapPublicIpOnLaunch: spec.type === "Public",
        cidrBlock: spec.cidrBlock,
        tags: shared,
      },
      vpc.urn,
    );
    const table = make("routeTable:RouteTable", spec.name, { vpcId: idOf(vpc), tags: shared }, subnet.urn);
    make(
      "routeTableAssociation:RouteTableAssociation",
      spec.name,
      { routeTableId: idOf(table), subnetId: idOf(subnet) },
      table.urn,
    );
    const allocationId =
      spec.type === "Public" ? args.natGateways.elasticIpAllocationIds?.[made.nats.length] : undefined;
    if (allocationId !== undefined) {
      const natName = `${name}-${String(spec.position + 1)}`;
      made.nats.push(
        make(
          "natGateway:NatGateway",
          natName,
          { subnetId: idOf(subnet), allocationId, tags: { ...args.tags, Name: natName } },
          subnet.urn,
        ),
      );
    }
    const target = routeTarget(spec, gateway, made.nats, args.natGateways.strategy);
    if (target)
      make(
        "route:Route",
        spec.name,
        { routeTableId: idOf(table), destinationCidrBlock: "0.0.0.0/0", ...target },
        table.urn,
      );
    made.subnets.push({ spec, subnet });
    made.tables.push(table);
  }
  const ids = (type: string) => made.subnets.filter(({ spec }) => spec.type === type).map(({ subnet }) => idOf(subnet));
  return {
    vpc: reference(vpc),
    vpcId: idOf(vpc),
    internetGateway: reference(gateway),
    routeTables: made.tables.map(reference),
    publicSubnetIds: ids("Public"),
    privateSubnetIds: ids("Private"),
    isolatedSubnetIds: ids("Isolated"),
  };
}

interface Made {
  readonly spec: RecordedSubnet;
  readonly subnet: Registered;
}

function routeTarget(spec: RecordedSubnet, gateway: Registered, nats: readonly Registered[], strategy: string) {
  if (spec.type === "Public") return { gatewayId: idOf(gateway) };
  const nat = nats[strategy === "Single" ? 0 : spec.position];
  return spec.type === "Private" && nat ? { natGatewayId: idOf(nat) } : undefined;
}

function vpcInputs(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const passed = ["cidrBlock", "assignGeneratedIpv6CidrBlock", "enableDnsHostnames", "enableDnsSupport"];
  return Object.fromEntries(passed.map((key) => [key, inputs[key]]));
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

function defined(inputs: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}
