import assert from "node:assert/strict";
import type { RecordedResource } from "../../../tools/recorder/recording.ts";
import { find, recordStack } from "../recordStack.ts";

/** Values of a key, at any depth. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (typeof value === "string" && /^\s*[[{]/.test(value)) {
    try {
      return valuesOf(key, JSON.parse(value));
    } catch {
      return []; // a text that only looks like JSON
    }
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...valuesOf(key, inner),
  ]);
}

/** Services that policies name as principals. */
function services(resources: readonly RecordedResource[]): string[] {
  const principals = resources.flatMap(({ inputs }) => valuesOf("Principal", inputs));
  return [
    ...new Set(
      principals
        .flatMap((principal) => valuesOf("Service", principal))
        .flat()
        .map(String),
    ),
  ].toSorted();
}

describe("where a stack is deployed", () => {
  it("decides how services are called: EC2 and CloudWatch Logs have names of their own in China", async () => {
    const others = [
      "backup.amazonaws.com",
      "cloudwatch.amazonaws.com",
      "delivery.logs.amazonaws.com",
      "events.amazonaws.com",
      "events.rds.amazonaws.com",
      "imagebuilder.amazonaws.com",
      "logging.s3.amazonaws.com",
      "vpc-flow-logs.amazonaws.com",
    ];
    const own: Readonly<Record<string, readonly string[]>> = {
      "eu-central-1": ["ec2.amazonaws.com", "logs.eu-central-1.amazonaws.com"],
      "cn-north-1": ["ec2.amazonaws.com.cn", "logs.cn-north-1.amazonaws.com.cn"],
    };
    for (const [region, names] of Object.entries(own)) {
      const zones = `[${["a", "b", "c"].map((zone) => region + zone).join(", ")}]`;
      const { resources } = await recordStack("team", { "aws:region": region, "network.zoneNames": zones });
      assert.deepEqual(services(resources), [...others, ...names].toSorted(), region);
    }
  });

  it("is an account of allowedAccountIds, which the provider checks", async () => {
    const ids = async (sets: Readonly<Record<string, string>>) => {
      const { resources } = await recordStack("dev", sets);
      return resources
        .filter(({ type }) => type === "pulumi:providers:aws")
        .map(({ inputs }) => inputs.allowedAccountIds ?? "any");
    };
    assert.deepEqual(await ids({ allowedAccountIds: "['123456789012', '210987654321']" }), [
      '["123456789012","210987654321"]',
    ]);
    assert.deepEqual(await ids({}), ["any"]);
  });

  it("has zones that need no opting in, the first ones by name, in whatever order AWS tells them", async () => {
    const zones = async (stack: string) => {
      const { resources } = await recordStack(stack);
      const subnets = resources.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
      return [...new Set(subnets.map(({ inputs }) => String(inputs.availabilityZone)))].toSorted();
    };
    assert.deepEqual(await zones("dev"), ["us-east-1a", "us-east-1b"]);
    assert.deepEqual(await zones("team"), ["us-east-1a", "us-east-1b", "us-east-1c"]);
    const node = find(await recordStack("dev"), "Volume", "gitlab-nodes-gitaly-1-data");
    assert.equal(node.inputs.availabilityZone, "us-east-1a");
  });
});

describe("the proxies that a node trusts", () => {
  /** Every list of trusted addresses in the node's gitlab.rb. */
  const trusted = async (sets: Readonly<Record<string, string>>) => {
    const recording = await recordStack("dev", sets);
    const { content } = find(recording, "BucketObjectv2", "gitlab-nodes-gitaly-1-configuration").inputs;
    const lines = String(content).match(/(trusted_proxies|real_ip_trusted_addresses)'\] = \[[^\]]*\]/g) ?? [];
    return { recording, lists: [...new Set(lines.map((line) => line.replace(/^.*= /, "")))] };
  };

  it("are the subnets of the load balancer, and nobody else", async () => {
    const { recording, lists } = await trusted({});
    const doors = recording.resources
      .filter(({ type, name }) => type === "aws:ec2/subnet:Subnet" && name.includes("front-door"))
      .map(({ inputs }) => `'${String(inputs.cidrBlock)}'`);
    assert.equal(doors.length, 2);
    assert.deepEqual(lists, [`[${doors.join(", ")}]`]);
  });

  it("are subnets of the network, also where the network was there before", async () => {
    const network =
      "{vpcId: vpc-01234567, publicSubnetIds: [subnet-01234567, subnet-11234567], privateSubnetIds: [subnet-21234567, subnet-31234567], natAddresses: [203.0.113.9]}";
    const { lists } = await trusted({ network });
    assert.equal(lists.length, 1);
    assert.match(lists[0] ?? "", /^\['10\.0\.\d+\.0\/\d\d'(, '10\.0\.\d+\.0\/\d\d')*\]$/);
  });
});
