import assert from "node:assert/strict";
import { openDoors } from "../../tools/plan/openDoors.ts";
import { portText } from "../../tools/plan/portText.ts";
import { reachSummary } from "../../tools/plan/reachSummary.ts";
import { record } from "../../tools/recorder.ts";
import { planOf } from "./planOf.ts";

const aws = await import("@pulumi/aws");

/** The rows of what a program lets in. */
async function reachOf(program: () => unknown): Promise<string[]> {
  const { resources } = await record(program, { computed: "references" });
  return reachSummary(resources).map(({ to, port, from, why }) => `${to} ${port}: ${from.join(", ")} (${why})`);
}

describe("who can reach what", () => {
  it("names ports and protocols", () => {
    const cases: readonly (readonly [unknown, unknown, unknown, string])[] = [
      ["tcp", 443, 443, "443"],
      ["6", 8000, 8010, "8000-8010"],
      ["tcp", 0, 65_535, "all TCP ports"],
      ["tcp", -1, -1, "all TCP ports"],
      ["udp", 53, 53, "53/udp"],
      ["UDP", 0, 65_535, "all UDP ports"],
      ["-1", undefined, undefined, "all"],
      ["-1", 0, 0, "all"],
      [-1, undefined, undefined, "all"],
      ["icmp", 8, -1, "icmp"],
      ["58", -1, -1, "icmpv6"],
      ["50", undefined, undefined, "protocol 50"],
    ];
    for (const [protocol, from, to, text] of cases) assert.equal(portText(protocol, from, to), text);
  });

  it("counts rules of every kind: own ones, classic ones, and those inside of groups", async () => {
    const rows = await reachOf(() => {
      const box = new aws.ec2.SecurityGroup("box", {
        vpcId: "vpc-1",
        ingress: [
          { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["192.0.2.0/24"], ipv6CidrBlocks: ["::/0"] },
          { protocol: "-1", fromPort: 0, toPort: 0, self: true, description: "each other" },
          { protocol: "udp", fromPort: 53, toPort: 53, prefixListIds: ["pl-1"], description: "names" },
        ],
      });
      const other = new aws.ec2.SecurityGroup("other", { vpcId: "vpc-1" });
      const list = new aws.ec2.ManagedPrefixList("people", {
        addressFamily: "IPv4",
        maxEntries: 2,
        entries: [{ cidr: "203.0.113.0/24" }, { cidr: "198.51.100.0/24" }],
      });
      const common = { securityGroupId: box.id, ipProtocol: "-1" };
      new aws.vpc.SecurityGroupIngressRule("all", { ...common, cidrIpv4: "10.0.0.0/8", description: "inside" });
      new aws.vpc.SecurityGroupIngressRule("group", { ...common, referencedSecurityGroupId: other.id });
      new aws.vpc.SecurityGroupIngressRule("list", { ...common, prefixListId: list.id });
      new aws.ec2.SecurityGroupRule("classic", {
        type: "ingress",
        securityGroupId: other.id,
        protocol: "tcp",
        fromPort: 80,
        toPort: 81,
        sourceSecurityGroupId: box.id,
      });
      new aws.ec2.SecurityGroupRule("out", {
        type: "egress",
        securityGroupId: other.id,
        protocol: "tcp",
        fromPort: 80,
        toPort: 81,
        cidrBlocks: ["0.0.0.0/0"],
      });
      new aws.ec2.DefaultSecurityGroup("default", {
        ingress: [{ protocol: "tcp", fromPort: 1, toPort: 2, cidrBlocks: ["10.0.0.0/8"] }],
      });
    });
    assert.deepEqual(rows, [
      "box 22: 192.0.2.0/24, ::/0 (no reason given)",
      "box all: 10.0.0.0/8 (inside)",
      "box all: 198.51.100.0/24, 203.0.113.0/24 (no reason given)",
      "box all: box (each other)",
      "box all: other (no reason given)",
      "box 53/udp: prefix list pl-1 (names)",
      "default 1-2: 10.0.0.0/8 (no reason given)",
      "other 80-81: box (no reason given)",
    ]);
  });

  it("sees the whole internet in one block, in halves, over several rules, and behind a rule for all ports", () => {
    const row = (port: string, ...from: string[]) => ({ to: "box", port, from, why: "" });
    const open = (...rows: readonly ReturnType<typeof row>[]) =>
      openDoors(rows).map(({ to, port, families }) => `${to} ${port} ${families.join("+")}`);
    assert.deepEqual(open(row("443", "0.0.0.0/0")), ["box 443 ipv4"]);
    assert.deepEqual(open(row("443", "::/0")), ["box 443 ipv6"]);
    assert.deepEqual(open(row("443", "0.0.0.0/0", "::/0")), ["box 443 ipv4+ipv6"]);
    assert.deepEqual(open(row("443", "0.0.0.0/1", "128.0.0.0/1")), ["box 443 ipv4"]);
    assert.deepEqual(open(row("443", "::/1"), row("443", "8000::/1")), ["box 443 ipv6"]);
    assert.deepEqual(open(row("443", "0.0.0.0/4"), row("22", "16.0.0.0/4")), []);
    assert.deepEqual(open(row("443", "0.0.0.0/4"), row("all", "16.0.0.0/4")), ["box 443 ipv4"]);
    assert.deepEqual(open(row("all TCP ports", "0.0.0.0/0"), row("443", "other"), row("53/udp", "other")), [
      "box all TCP ports ipv4",
      "box 443 ipv4",
    ]);
    assert.deepEqual(open(row("0-1023", "0.0.0.0/0"), row("2222", "other")), ["box 0-1023 ipv4"]);
    assert.deepEqual(open(row("443", "0.0.0.0/1", "128.0.0.0/2")), ["box 443 ipv4"]);
    assert.deepEqual(open({ ...row("443", "0.0.0.0/4"), to: "other" }, row("443", "16.0.0.0/4")), []);
  });

  it("warns of everybody, for each family alone, too", async () => {
    const warning = async (web: string) => {
      const { findings: found } = await planOf("dev", { public: "true", "allow.web": web });
      return found.map(({ what }) => what).filter((what) => what.startsWith("Anyone"));
    };
    const doors = (family: string) =>
      [80, 443].map((port) => `gitlab-firewall-web-door ${String(port)} (${family})`).join(", ");
    assert.deepEqual(await warning('["::/0"]'), [`Anyone on the internet can reach ${doors("ipv6")}.`]);
    assert.deepEqual(await warning('["0.0.0.0/0"]'), [`Anyone on the internet can reach ${doors("ipv4")}.`]);
    assert.deepEqual(await warning('["0.0.0.0/1", "128.0.0.0/1"]'), [
      `Anyone on the internet can reach ${doors("ipv4")}.`,
    ]);
    assert.deepEqual(await warning('["203.0.113.0/24"]'), []);
  });
});
