import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { record } from "../../tools/recorder.ts";
import { plainOptions } from "../../tools/recorder/recordedOptions.ts";
import type { RecordedResource, Recording } from "../../tools/recorder/recording.ts";

interface Child {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

interface Real {
  /** Version of `@pulumi/awsx` that this was recorded for. */
  readonly version: string;
  readonly settings: readonly {
    readonly setting: string;
    readonly args: Readonly<Record<string, unknown>> & { readonly natGateways: Readonly<Record<string, string>> };
    readonly children: readonly Child[];
  }[];
}

/** What the real component registered; `what` in the file says how it was made. */
const real = JSON.parse(readFileSync("test/tools/awsx-vpc.json", "utf8")) as Real;

const name = "gitlab-network";

/** Addresses are written as "2 given". */
function argsOf({ args }: Real["settings"][number]): awsx.ec2.VpcArgs {
  const { elasticIpAllocationIds: given, ...nat } = args.natGateways;
  const count = given === undefined ? 0 : Number.parseInt(given, 10);
  const ids = Array.from({ length: count }, (_, zone) => `${name}-nat-${String(zone + 1)}-alloc`);
  const natGateways = count === 0 ? nat : { ...nat, elasticIpAllocationIds: ids };
  return { ...args, natGateways } as unknown as awsx.ec2.VpcArgs;
}

const recordVpc = (args: awsx.ec2.VpcArgs, opts: pulumi.ComponentResourceOptions = {}) =>
  record(
    () => {
      const vpc = new awsx.ec2.Vpc(name, args, opts);
      const { vpcId, publicSubnetIds, privateSubnetIds, isolatedSubnetIds, internetGateway, routeTables } = vpc;
      return {
        vpcId,
        publicSubnetIds,
        privateSubnetIds,
        isolatedSubnetIds,
        block: vpc.vpc.apply((inner) => inner.ipv6CidrBlock),
        gateway: internetGateway.apply((gateway) => gateway.id),
        tables: routeTables.apply((tables) => tables.map((table) => table.id)),
        subnets: vpc.subnets.apply((subnets) => subnets.map((subnet) => subnet.id)),
        nats: vpc.natGateways.apply((gateways) => gateways.map((gateway) => gateway.id)),
      };
    },
    { computed: "standIns" },
  );

const vpcOf = ({ resources }: Recording) => resources.filter(({ type }) => !type.startsWith("pulumi:"));
const children = (recording: Recording) => vpcOf(recording).filter(({ custom }) => custom);

/** In the words of the file: the parent by its name. */
function asChild({ resources }: Recording, { type, name: own, parent, inputs, custom }: RecordedResource): Child {
  const above = resources.find(({ urn }) => urn === parent);
  const stack = above?.type === "pulumi:pulumi:Stack";
  return { type, name: own, parent: stack ? "gitlab-dev" : (above?.name ?? ""), inputs: custom ? inputs : {} };
}

const sorted = (list: readonly Child[]) =>
  list.toSorted((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));

const [plain] = real.settings;
assert.ok(plain);
const good = argsOf(plain);

describe("awsx.ec2.Vpc, played", () => {
  it("is the version that the file was recorded for: run the new component, write the file anew, follow it", () => {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
      dependencies: Record<string, string>;
    };
    assert.equal(dependencies["@pulumi/awsx"], real.version);
    assert.equal(real.settings.length, 18);
  });

  for (const setting of real.settings) {
    it(`registers what the component itself does: ${setting.setting}`, async () => {
      const recording = await recordVpc(argsOf(setting));
      assert.deepEqual(sorted(vpcOf(recording).map((one) => asChild(recording, one))), sorted(setting.children));
    });
  }

  it("gives the program the ids that its children got", async () => {
    const last = real.settings.find(({ setting }) => setting.startsWith("3z dual OnePerAz"));
    assert.ok(last);
    const { outputs } = await recordVpc(argsOf(last));
    const ids = (tier: string) => [1, 2, 3].map((zone) => `${name}-${tier}-${String(zone)}-id`);
    const byZone = [0, 1, 2].flatMap((zone) => ["public", "private", "isolated"].map((tier) => ids(tier)[zone]));
    assert.deepEqual(outputs, {
      vpcId: `${name}-id`,
      publicSubnetIds: ids("public"),
      privateSubnetIds: ids("private"),
      isolatedSubnetIds: ids("isolated"),
      block: "2001:db8:1234:5600::/56",
      gateway: `${name}-id`,
      tables: byZone,
      subnets: byZone,
      nats: [1, 2, 3].map((zone) => `${name}-${String(zone)}-id`),
    });
  });

  it("depends on what its inputs come from, and on the parent", async () => {
    const single = real.settings.find(({ setting }) => setting === "2z v4 Single");
    assert.ok(single);
    const recording = await record(() => {
      const address = new aws.ec2.Eip("address", {});
      new awsx.ec2.Vpc(name, {
        ...argsOf(single),
        natGateways: { strategy: "Single", elasticIpAllocationIds: [address.allocationId] },
      });
    });
    const shown = (urn: string) =>
      urn
        .split("$")
        .at(-1)
        ?.replace(/^.*aws:ec2\/\w+:/, "");
    const one = (type: string, own: string) =>
      children(recording).find((child) => child.type.endsWith(`:${type}`) && child.name === own);
    assert.deepEqual(one("NatGateway", `${name}-1`)?.dependencies.map(shown), [
      "Eip::address",
      `Subnet::${name}-public-1`,
    ]);
    assert.deepEqual(one("NatGateway", `${name}-1`)?.propertyDependencies.allocationId?.map(shown), ["Eip::address"]);
    assert.deepEqual(one("Route", `${name}-private-2`)?.dependencies.map(shown), [
      `NatGateway::${name}-1`,
      `RouteTable::${name}-private-2`,
    ]);
    assert.deepEqual(one("Vpc", name)?.dependencies, []);
  });

  it("hands its providers and its protection on, but neither its aliases nor what it ignores", async () => {
    const options = async (opts: pulumi.ComponentResourceOptions) => {
      const recording = await record(() => {
        const provider = new aws.Provider("own", { region: "us-east-1" });
        const home = new pulumi.ComponentResource("test:index:Home", "home", {}, { provider });
        new awsx.ec2.Vpc(name, good, { parent: home, ...opts });
      });
      return [...new Set(children(recording).map((child) => JSON.stringify(child.options)))].map(
        (text) => JSON.parse(text) as unknown,
      );
    };
    const provider = "urn:pulumi:dev::gitlab::pulumi:providers:aws::own";
    const expected = (protect: boolean) => [
      JSON.parse(JSON.stringify({ ...plainOptions, protect, provider })) as unknown,
    ];
    const opts = { aliases: [{ name: "before" }], ignoreChanges: ["tags"], deleteBeforeReplace: true };
    assert.deepEqual(await options(opts), expected(false));
    assert.deepEqual(await options({ ...opts, protect: true }), expected(true));
  });

  it("is reached by transforms, whose changes it takes over: children by those of every ancestor, too", async () => {
    const seen: string[] = [];
    const see =
      (who: string): pulumi.ResourceTransform =>
      ({ type, name: own, props, opts }) => {
        if (type === "aws:ec2/vpc:Vpc") seen.push(`${who} ${own} ${String(props.cidrBlock)}`);
        return type === "aws:ec2/subnet:Subnet"
          ? {
              props: { ...props, tags: { ...(props.tags as object), [who]: "yes" } },
              opts: { ...opts, ignoreChanges: [...(opts.ignoreChanges ?? []), who] },
            }
          : undefined;
      };
    const recording = await record(() => {
      const home = new pulumi.ComponentResource("test:index:Home", "home", {}, { transforms: [see("home")] });
      new awsx.ec2.Vpc(name, good, { parent: home, transforms: [see("own")] });
    });
    assert.deepEqual(seen, [`own ${name} 10.0.0.0/16`, `home ${name} 10.0.0.0/16`]);
    for (const { type, name: own, inputs, options } of children(recording)) {
      if (type !== "aws:ec2/subnet:Subnet") assert.deepEqual(options, plainOptions);
      else {
        assert.deepEqual(options, { ...plainOptions, ignoreChanges: ["own", "home"] });
        const { own: first, home: second, Name: shown } = inputs.tags as Record<string, string>;
        assert.deepEqual([first, second, shown], ["yes", "yes", own]);
      }
    }
  });

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
