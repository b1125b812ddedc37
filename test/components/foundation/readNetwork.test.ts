import assert from "node:assert/strict";
import { scarceAddresses } from "../../../config/rules/scarceAddresses.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { recordAnew } from "../recordAnew.ts";
import { find } from "../recordStack.ts";

const network =
  "{vpcId: vpc-01234567, publicSubnetIds: [subnet-00000001, subnet-00000002], privateSubnetIds: [subnet-0000000a, subnet-0000000b], natAddresses: [203.0.113.9]}";

type Answers = NonNullable<Parameters<typeof recordAnew>[3]>;
type Plain = Readonly<Record<string, unknown>>;

const subnets: Readonly<Record<string, Plain>> = {
  "subnet-00000001": { availabilityZone: "us-east-1a", cidrBlock: "10.1.0.0/24", mapPublicIpOnLaunch: true },
  "subnet-00000002": { availabilityZone: "us-east-1b", cidrBlock: "10.1.1.0/24", mapPublicIpOnLaunch: true },
  "subnet-0000000a": { availabilityZone: "us-east-1a", cidrBlock: "10.1.16.0/20", mapPublicIpOnLaunch: false },
  "subnet-0000000b": { availabilityZone: "us-east-1b", cidrBlock: "100.64.0.0/20", mapPublicIpOnLaunch: false },
};

const routes: Readonly<Record<string, readonly Plain[]>> = {
  "rtb-public": [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }],
  "rtb-private": [{ cidrBlock: "0.0.0.0/0", gatewayId: "", natGatewayId: "nat-1" }],
};

interface Change {
  readonly vpc?: Plain;
  readonly vpcs?: readonly string[];
  readonly subnets?: Readonly<Record<string, Plain | undefined>>;
  readonly routes?: Readonly<Record<string, readonly Plain[]>>;
  /** Route table of each subnet; the main one for subnets without an entry. */
  readonly tables?: Readonly<Record<string, string>>;
  readonly natAddress?: string;
}

/** AWS, with the network above and the test's changes. */
function cloud(change: Change = {}): Answers {
  const known = Object.fromEntries(
    Object.entries({ ...subnets, ...change.subnets }).flatMap(([id, subnet]) =>
      subnet
        ? [[id, { vpcId: "vpc-01234567", ipv6CidrBlock: "", availableIpAddressCount: 8, ...subnets[id], ...subnet }]]
        : [],
    ),
  );
  const values = ({ filters }: Plain) =>
    (filters as { name: string; values: string[] }[])[0] ?? { name: "", values: [] };
  const table = (id: string) => (id.endsWith("a") || id.endsWith("b") ? "rtb-private" : "rtb-public");
  return {
    "aws:ec2/getVpcs:getVpcs": () => ({ ids: change.vpcs ?? ["vpc-01234567"] }),
    "aws:ec2/getVpc:getVpc": () => ({
      id: "vpc-01234567",
      cidrBlock: "10.1.0.0/16",
      cidrBlockAssociations: [
        { cidrBlock: "100.65.0.0/16", state: "associated" },
        { cidrBlock: "10.1.0.0/16", state: "associated" },
        { cidrBlock: "10.9.0.0/16", state: "disassociated" },
        { cidrBlock: "100.64.0.0/16", state: "associated" },
      ],
      enableDnsSupport: true,
      enableDnsHostnames: true,
      ...change.vpc,
    }),
    "aws:ec2/getSubnets:getSubnets": (args) => ({ ids: values(args).values.filter((id) => id in known) }),
    "aws:ec2/getSubnet:getSubnet": ({ id }) => ({ id, ...known[String(id)] }),
    "aws:ec2/getRouteTables:getRouteTables": (args) => {
      const { name, values: ids } = values(args);
      if (name === "association.main") return { ids: ["rtb-main"] };
      const id = ids[0] ?? "";
      const own = change.tables ? change.tables[id] : table(id);
      return { ids: own === undefined ? [] : [own] };
    },
    "aws:ec2/getRouteTable:getRouteTable": ({ routeTableId }) => ({
      routes: { ...routes, ...change.routes }[String(routeTableId)],
    }),
    "aws:ec2/getNatGateway:getNatGateway": ({ id }) => ({ id, publicIp: change.natAddress ?? "203.0.113.9" }),
  };
}

const adopt = (change: Change = {}, sets: Readonly<Record<string, string>> = {}) =>
  recordAnew("dev", { network, ...sets }, "standIns", cloud(change));

const refused = async (change: Change, says: readonly string[], sets: Readonly<Record<string, string>> = {}) => {
  const count = says.length === 1 ? "1 problem" : `${String(says.length)} problems`;
  const message = [`Pulumi.dev.yaml has ${count}:`, ...says.map((line) => `  - ${line}`)].join("\n");
  await assert.rejects(adopt(change, sets), (error: Error) => {
    assert.equal(error.message, message);
    assert.ok("__pulumiRunError" in error, "the engine would print a stack trace");
    return true;
  });
};

describe("an existing network", () => {
  let recording: Recording;
  before(async () => {
    recording = await adopt({}, { "allow.bastion": "[203.0.113.7/32]", internalLoadBalancer: "true" });
  });

  it("puts nodes, bastion and image builds into the private subnets, the load balancers into the public ones", () => {
    assert.equal(find(recording, "Instance", "gitlab-nodes-gitaly-1").inputs.subnetId, "subnet-0000000a");
    assert.deepEqual(find(recording, "Group", "gitlab-bastion").inputs.vpcZoneIdentifiers, [
      "subnet-0000000a",
      "subnet-0000000b",
    ]);
    assert.equal(find(recording, "InfrastructureConfiguration", "gitlab-image").inputs.subnetId, "subnet-0000000a");
    assert.equal(find(recording, "Volume", "gitlab-nodes-gitaly-1-data").inputs.availabilityZone, "us-east-1a");
    for (const door of ["gitlab-front", "gitlab-inner"]) {
      const { subnets: chosen } = find(recording, "LoadBalancer", door).inputs;
      assert.deepEqual(chosen, ["subnet-00000001", "subnet-00000002"]);
    }
  });

  it("trusts exactly the load balancer's subnets as proxies", () => {
    const { inputs } = find(recording, "BucketObjectv2", "gitlab-nodes-gitaly-1-configuration");
    assert.match(String(inputs.content), /real_ip_trusted_addresses'\] = \['10\.1\.0\.0\/24', '10\.1\.1\.0\/24'\]/);
  });

  it("opens the internal load balancer to every block of the network, the first one first", () => {
    assert.deepEqual(
      recording.resources
        .filter(({ name }) => name.startsWith("gitlab-firewall-vpc-to-internal-load-balancer-443"))
        .map(({ name, inputs }) => [name.split("443")[1], inputs.cidrIpv4]),
      [
        ["", "10.1.0.0/16"],
        ["-100.64.0.0-16", "100.64.0.0/16"],
        ["-100.65.0.0-16", "100.65.0.0/16"],
      ],
    );
  });

  it("asks for nothing of the network again once it was checked", () => {
    const asked = recording.calls.map(({ token }) => token);
    const last = asked.lastIndexOf("aws:ec2/getNatGateway:getNatGateway");
    assert.deepEqual([...new Set(asked.slice(last + 1))].toSorted(), [
      "aws:ec2/getInstanceTypeOfferings:getInstanceTypeOfferings", // in its zones
      "aws:route53/getZone:getZone",
      "aws:s3/getObject:getObject", // state that the node has published
    ]);
  });

  it("puts the node into the zone that is asked for", async () => {
    const second = await adopt({}, { "nodes.box.zone": "2", restoreSnapshots: "[snap-01234567]" });
    assert.equal(find(second, "Instance", "gitlab-nodes-gitaly-1").inputs.subnetId, "subnet-0000000b");
  });

  it("warns of subnets that may have no room for a load balancer", () => {
    const subnet = (freeAddresses: number) => ({ id: `subnet-${String(freeAddresses)}`, freeAddresses });
    assert.deepEqual(scarceAddresses([subnet(8), subnet(7), subnet(250)]), [
      "subnet-7 has 7 free addresses; a load balancer needs this many to be created and to grow: 8.",
    ]);
  });

  it("is refused where it does not exist", async () => {
    await refused({ vpcs: [], subnets: { "subnet-0000000b": undefined } }, [
      'network.vpcId: "vpc-01234567". Allowed: a VPC of this account and region. Correct the id, or the region.',
      'network.privateSubnetIds[1]: "subnet-0000000b". Allowed: a subnet of this account and region. Correct the id, or the region.',
    ]);
  });

  it("is refused without DNS", async () => {
    await refused({ vpc: { enableDnsSupport: false, enableDnsHostnames: false } }, [
      'network.vpcId: "vpc-01234567". Allowed: a VPC with DNS support and DNS host names. Nodes find each other by name: turn on DNS support and DNS host names.',
    ]);
  });

  it("is refused with subnets of another one", async () => {
    await refused({ subnets: { "subnet-00000002": { vpcId: "vpc-76543210" } } }, [
      'network.publicSubnetIds[1]: "subnet-00000002". Allowed: a subnet of vpc-01234567. It belongs to vpc-76543210.',
    ]);
  });

  it("is refused with two subnets in one zone, and with nodes where no load balancer reaches", async () => {
    await refused(
      {
        subnets: {
          "subnet-00000002": { availabilityZone: "us-east-1a" },
          "subnet-0000000a": { availabilityZone: "us-east-1c" },
        },
      },
      [
        'network.publicSubnetIds[1]: "subnet-00000002". Allowed: one subnet per availability zone. subnet-00000001 is in us-east-1a as well: keep one of the two.',
        'network.privateSubnetIds[0]: "subnet-0000000a". Allowed: a subnet in a zone of the load balancer: us-east-1a. It is in us-east-1c, which the load balancer does not reach: add a public subnet there, or choose another subnet.',
        'network.privateSubnetIds[1]: "subnet-0000000b". Allowed: a subnet in a zone of the load balancer: us-east-1a. It is in us-east-1b, which the load balancer does not reach: add a public subnet there, or choose another subnet.',
      ],
    );
  });

  it("is refused where public subnets are private ones, and the other way round", async () => {
    const tables = {
      "subnet-00000001": "rtb-private",
      "subnet-00000002": "rtb-public",
      "subnet-0000000a": "rtb-private",
      "subnet-0000000b": "rtb-public",
    };
    await refused({ tables, subnets: { "subnet-0000000b": { mapPublicIpOnLaunch: true } } }, [
      'network.publicSubnetIds[0]: "subnet-00000001". Allowed: a subnet whose default route leads to an internet gateway. The load balancer is in it: choose a public subnet.',
      'network.privateSubnetIds[1]: "subnet-0000000b". Allowed: a subnet that assigns no public addresses. No instance may have one: choose a private subnet, or turn off its auto-assign public IPv4 address.',
      'network.privateSubnetIds[1]: "subnet-0000000b". Allowed: a subnet whose default route does not lead to an internet gateway. Nodes have no public address, so they would reach nothing through it: choose a private subnet.',
    ]);
  });

  it("goes by the main route table where a subnet has none of its own", async () => {
    const tables = {
      "subnet-00000001": "rtb-public",
      "subnet-00000002": "rtb-public",
      "subnet-0000000a": "rtb-private",
    };
    await refused({ tables, routes: { "rtb-main": [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }] } }, [
      'network.privateSubnetIds[1]: "subnet-0000000b". Allowed: a subnet whose default route does not lead to an internet gateway. Nodes have no public address, so they would reach nothing through it: choose a private subnet.',
    ]);
  });

  it("is refused without a way out where an image is built, and taken with an image of one's own", async () => {
    const closed = { routes: { "rtb-private": [{ cidrBlock: "10.1.0.0/16", gatewayId: "local" }] } };
    const way = (id: string, position: number) =>
      `network.privateSubnetIds[${String(position)}]: "${id}". Allowed: a subnet with a default route, since an image is built with packages from the internet. Add the route, or set amiId to your own image.`;
    await refused(closed, [way("subnet-0000000a", 0), way("subnet-0000000b", 1)]);
    await adopt(closed, { amiId: "ami-01234567" });
  });

  it("is refused without IPv6 where the allowlist has some, block and route", async () => {
    const sets = { "allow.web": '[203.0.113.0/24, "2001:db8::/32"]' };
    const block = { ipv6CidrBlock: "2001:db8:1::/64" };
    await refused(
      { subnets: { "subnet-00000002": block } },
      [
        'network.publicSubnetIds[0]: "subnet-00000001". Allowed: a subnet with an IPv6 block, since allow has IPv6 addresses. Add one, or remove the IPv6 addresses.',
        'network.publicSubnetIds[1]: "subnet-00000002". Allowed: a subnet whose route for ::/0 leads to an internet gateway, since allow has IPv6 addresses. Add the route, or remove the IPv6 addresses.',
      ],
      sets,
    );
    const both = [...(routes["rtb-public"] ?? []), { ipv6CidrBlock: "::/0", gatewayId: "igw-1" }];
    const whole = { subnets: { "subnet-00000001": block, "subnet-00000002": block }, routes: { "rtb-public": both } };
    assert.equal(find(await adopt(whole, sets), "LoadBalancer", "gitlab-front").inputs.ipAddressType, "dualstack");
  });

  it("is refused where the front door would not admit the node, unless names lead inside", async () => {
    await refused({ natAddress: "198.51.100.4" }, [
      'network.natAddresses: ["203.0.113.9"]. Allowed: the addresses from which the private subnets reach the internet, including 198.51.100.4. Add 198.51.100.4, or set internalLoadBalancer: true: GitLab calls its own URL.',
    ]);
    await adopt({ natAddress: "198.51.100.4" }, { internalLoadBalancer: "true" });
  });
});
