import assert from "node:assert/strict";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import { record } from "../../tools/recorder.ts";
import { passages } from "../../tools/security/passages.ts";
import { shortNames } from "../../tools/security/shortNames.ts";
import { recordStack } from "../components/recordStack.ts";

const aws = await import("@pulumi/aws");

const lines = (graph: ResourceGraph) =>
  passages(graph).map(({ from, to, ports, halfOpen }) =>
    [`${from} -> ${to}: ${ports.join(", ")}`, ...(halfOpen.length > 0 ? [`half ${halfOpen.join(", ")}`] : [])].join(
      "; ",
    ),
  );

describe("who may connect to whom", () => {
  it("is what the rules of a stack allow, role by role", async () => {
    const { resources } = await recordStack("team", {}, "references");
    assert.deepEqual(lines(new ResourceGraph(resources)), [
      "NAT gateway -> web-door: 80, 443",
      "allow.bastion -> bastion: 22",
      "allow.bastion -> bastion-door: 2222",
      "allow.ssh -> ssh-door: 22",
      "allow.web -> web-door: 80, 443",
      "bastion -> box: 2222, 8888",
      "bastion -> the internet: 443",
      "bastion-door -> bastion: 22",
      "box -> the internet: 22, 80, 443",
      "image-builder -> the internet: 443",
      "ssh-door -> box: 2222, 8888",
      "web-door -> box: 80, 443, 8889",
    ]);
  });

  it("needs the rules of both sides between groups of the stack", async () => {
    const { resources } = await record(
      () => {
        const [a, b] = ["sg-a", "sg-b"].map((name) => new aws.ec2.SecurityGroup(name));
        const tcp = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });
        const { SecurityGroupIngressRule: In, SecurityGroupEgressRule: Out } = aws.vpc;
        new In("in-1", { ...tcp(1), securityGroupId: b!.id, referencedSecurityGroupId: a!.id });
        new Out("out-1", { ...tcp(1), securityGroupId: a!.id, referencedSecurityGroupId: b!.id });
        new In("in-2", { ...tcp(2), securityGroupId: b!.id, referencedSecurityGroupId: a!.id });
        new Out("out-3", { ...tcp(3), securityGroupId: a!.id, referencedSecurityGroupId: b!.id });
        new In("in-4", { ...tcp(4), securityGroupId: b!.id, referencedSecurityGroupId: a!.id });
        new Out("out-4", { ...tcp(4), securityGroupId: a!.id, cidrIpv4: "0.0.0.0/0" });
        new In("in-5", { ...tcp(5), securityGroupId: b!.id, cidrIpv4: "192.0.2.0/24" });
      },
      { computed: "references" },
    );
    assert.deepEqual(lines(new ResourceGraph(resources)), [
      "192.0.2.0/24 -> b: 5",
      "a -> b: 1, 4; half 2, 3",
      "a -> the internet: 4",
    ]);
  });

  it("has short names where all begin alike", () => {
    const short = shortNames(["x-y-a", "x-y-b-c"]);
    assert.deepEqual(["x-y-a", "x-y-b-c", "other"].map(short), ["a", "b-c", "other"]);
    assert.equal(shortNames(["x-y"])("x-y"), "x-y");
    assert.equal(shortNames(["a", "b"])("a"), "a");
  });
});
