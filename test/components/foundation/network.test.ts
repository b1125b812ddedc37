import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { webDoors } from "../../../components/edge/doors.ts";
import { FrontDoor } from "../../../components/edge/frontDoor.ts";
import { Firewall } from "../../../components/foundation/firewall.ts";
import { Network } from "../../../components/foundation/network.ts";
import type { NetworkPlan } from "../../../config/decisions/networkPlan.ts";
import { subnets } from "../../../config/decisions/subnets.ts";
import { record } from "../../../tools/recorder.ts";
import { place } from "../recorded.ts";

type CreatePlan = Extract<NetworkPlan, { kind: "create" }>;

const plan = (change: Partial<CreatePlan> = {}): CreatePlan => {
  const { cidr, zones, doorZones } = { cidr: "10.0.0.0/16", zones: 2, doorZones: 2, ...change };
  return {
    kind: "create",
    zoneNames: undefined,
    nat: "single",
    interfaceEndpoints: [],
    subnets: subnets(cidr, zones, doorZones),
    ...change,
    ...{ cidr, zones, doorZones },
  };
};

/**
 * What exists and ignores the program's inputs, by type and name: the engine answers like this for resources with
 * `ignoreChanges`.
 */
type There = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const kept =
  (there: There): pulumi.ResourceTransform =>
  ({ type, name, props, opts }) => {
    const inputs = type.startsWith("aws:") ? there[`${type.split(":").at(-1) ?? ""} ${name}`] : undefined;
    return inputs && { props: { ...props, ...inputs }, opts };
  };

const zone = (availabilityZone: string) => ({ availabilityZone });

const recordNetwork = (zoneNames: readonly string[], change: Partial<CreatePlan> = {}, there: There = {}) =>
  record(
    () => {
      const network = new Network(
        "net",
        {
          stack: "dev",
          plan: plan({ doorZones: zoneNames.length, ...change }),
          zoneNames,
          existing: undefined,
          s3ServiceName: "com.amazonaws.us-east-1.s3",
          place,
          protection: { kind: "on" },
          logKeyArn: "arn:test:key",
          logRetentionDays: 30,
        },
        { transforms: [kept(there)] },
      );
      return {
        zoneNames: network.subnets.frontDoor.map(({ availabilityZone }) => availabilityZone),
        nodes: network.subnets.private.map(({ id, availabilityZone }) => ({ id, availabilityZone })),
        doors: network.subnets.frontDoor.map(({ id }) => id),
      };
    },
    { computed: "standIns" },
  );

const refused = (...lines: readonly string[]) => ({
  message: ["Pulumi.dev.yaml has 1 problem:", ...lines.map((line) => `  - ${line}`)].join("\n"),
});

describe("Network", () => {
  it("has nodes in the first zones, and the load balancer in all", async () => {
    const names = ["us-east-1a", "us-east-1c", "us-east-1d"];
    const { outputs, resources } = await recordNetwork(names, { zones: 2, zoneNames: names });
    assert.deepEqual(outputs, {
      zoneNames: names,
      nodes: [1, 2].map((number) => ({
        id: `net-private-${String(number)}-id`,
        availabilityZone: names[number - 1],
      })),
      doors: [1, 2, 3].map((number) => `net-front-door-${String(number)}-id`),
    });
    assert.deepEqual(
      resources
        .filter(({ type }) => type === "aws:ec2/subnet:Subnet")
        .map(({ name, inputs }) =>
          [name, inputs.availabilityZone, inputs.cidrBlock, inputs.ipv6CidrBlock ?? ""].join(" "),
        )
        .toSorted(),
      [
        "net-front-door-1 us-east-1a 10.0.4.0/24 2001:db8:1234:56ff::/64",
        "net-front-door-2 us-east-1c 10.0.5.0/24 2001:db8:1234:56fe::/64",
        "net-front-door-3 us-east-1d 10.0.6.0/24 2001:db8:1234:56fd::/64",
        "net-isolated-1 us-east-1a 10.0.80.0/20 ",
        "net-isolated-2 us-east-1c 10.0.96.0/20 ",
        "net-private-1 us-east-1a 10.0.16.0/20 ",
        "net-private-2 us-east-1c 10.0.32.0/20 ",
        "net-public-1 us-east-1a 10.0.0.0/24 ",
        "net-public-2 us-east-1c 10.0.1.0/24 ",
      ],
    );
  });

  it("moves nothing when a zone comes or goes: nodes and their volumes are where the subnets are", async () => {
    const there = { "Subnet net-front-door-1": zone("us-east-1a"), "Subnet net-front-door-2": zone("us-east-1c") };
    for (const offered of [
      ["us-east-1a", "us-east-1b"], // AWS added b between a and c
      ["us-east-1b", "us-east-1c"], // and removed a
    ]) {
      const { outputs, resources } = await recordNetwork(offered, {}, there);
      const names = ["us-east-1a", "us-east-1c"];
      assert.deepEqual(outputs.zoneNames, names);
      assert.deepEqual(
        (outputs.nodes as { availabilityZone: string }[]).map(({ availabilityZone }) => availabilityZone),
        names,
      );
      for (const { type, name, options } of resources) {
        if (type === "aws:ec2/subnet:Subnet") assert.ok(options.ignoreChanges.includes("availabilityZone"), name);
      }
    }
  });

  it("refuses a further zone in a zone that it has already, because one came while none was pinned", async () => {
    await assert.rejects(
      recordNetwork(
        ["us-east-1a", "us-east-1b", "us-east-1c"],
        { zones: 3 },
        { "Subnet net-front-door-2": zone("us-east-1c") },
      ),
      refused(
        "network.zoneNames: not given. Allowed: first us-east-1a, us-east-1c, which its subnets were created in. Subnets cannot move: write these names in this order, and others after them.",
      ),
    );
  });

  it("refuses pinned zones other than those that it was made in", async () => {
    const names = ["us-east-1b", "us-east-1a"];
    const there = { "Subnet net-front-door-1": zone("us-east-1a"), "Subnet net-front-door-2": zone("us-east-1b") };
    await assert.rejects(
      recordNetwork(names, { zoneNames: names }, there),
      refused(
        'network.zoneNames: ["us-east-1b","us-east-1a"]. Allowed: first us-east-1a, us-east-1b, which its subnets were created in. Subnets cannot move: write these names in this order, and others after them.',
      ),
    );
    const same = ["us-east-1a", "us-east-1b"];
    assert.deepEqual((await recordNetwork(same, { zoneNames: same }, there)).outputs.zoneNames, same);
  });

  it("refuses another block than it was made with", async () => {
    await assert.rejects(
      recordNetwork(["us-east-1a", "us-east-1b"], { cidr: "10.1.0.0/16" }, { "Vpc net": { cidrBlock: "10.0.0.0/16" } }),
      refused(
        'network.cidr: "10.1.0.0/16". Allowed: 10.0.0.0/16, which the network was created with. Change it back. Another block is another network: create a new stack and restore a backup there.',
      ),
    );
  });
});

describe("Firewall", () => {
  const wall = (vpcId: () => pulumi.Input<string>, vpcOfGroup: string) =>
    record(() => {
      new Firewall(
        "wall",
        {
          stack: "dev",
          vpcId: vpcId(),
          vpcCidrs: ["10.0.0.0/16"],
          rules: [{ from: "imageBuilder", to: "box", port: 443, why: "test", source: "test" }],
          lists: [],
          protection: { kind: "lifted", reason: "test" },
        },
        { transforms: [kept({ "SecurityGroup wall-box": { vpcId: vpcOfGroup } })] },
      );
    });
  const rest =
    "Allowed: vpc-1, in which the nodes are. Change network back. Another VPC is another network: create a new stack and restore a backup there.";

  it("refuses another network than that in which the nodes are", async () => {
    await assert.rejects(
      wall(() => "vpc-2", "vpc-1"),
      refused(`network.vpcId: "vpc-2". ${rest}`),
    );
    await wall(() => "vpc-1", "vpc-1");
  });

  it("refuses one that is still to be made", async () => {
    await assert.rejects(
      wall(() => new aws.ec2.Vpc("new", { cidrBlock: "10.0.0.0/16" }).id, "vpc-1"),
      refused(`network.vpcId: not given. ${rest}`),
    );
  });
});

describe("FrontDoor", () => {
  const door = (subnetIds: readonly string[]) =>
    record(() => {
      new FrontDoor(
        "door",
        {
          stack: "dev",
          vpcId: "vpc-1",
          subnetIds,
          zonesKey: "network.zoneNames",
          securityGroupIds: ["sg-1"],
          certificateArn: "arn:test:certificate",
          internal: false,
          dualstack: false,
          doors: webDoors,
          accessLogBucket: "access-logs",
          accessLogsReady: new pulumi.ComponentResource("test:index:Ready", "ready"),
          protected: false,
        },
        { transforms: [kept({ "LoadBalancer door": { subnets: ["subnet-1", "subnet-2"] } })] },
      );
    });

  it("refuses fewer zones than it was made with", async () => {
    await assert.rejects(
      door(["subnet-1", "subnet-3"]),
      refused(
        'network.zoneNames: "1 of the load balancer\'s 2 subnets". Allowed: all that it was created with. It would be replaced, and its addresses with it: list all its zones, as in the output zoneNames. Nodes may have fewer (network.zones).',
      ),
    );
  });

  it("stays in its zones when there are more", async () => {
    const { resources } = await door(["subnet-1", "subnet-2", "subnet-3"]);
    assert.deepEqual(
      resources.filter(({ type }) => type.endsWith(":LoadBalancer")).map(({ inputs }) => inputs.subnets),
      [["subnet-1", "subnet-2"]],
    );
  });
});
