import assert from "node:assert/strict";
import { compare } from "../../tools/compare/compare.ts";
import type { Comparison } from "../../tools/compare/comparisonModel.ts";
import { upgradeFailures, upgradeInterruptions, upgradeRisks } from "../../tools/compare/upgrade.ts";
import { record } from "../../tools/recorder.ts";

const aws = await import("@pulumi/aws");

const side = async (program: () => unknown) => ({
  recording: await record(program, { computed: "references" }),
  settings: {},
});

const changed = async (before: () => unknown, after: () => unknown): Promise<Comparison> =>
  compare("before", await side(before), await side(after));

const failures = async (before: () => unknown, after: () => unknown): Promise<readonly string[]> =>
  (await changed(before, after)).failures;

const nothing = () => undefined;

describe("a run that will fail", () => {
  it("deletes, leaves behind or replaces what is protected, also what holds no data", async () => {
    const topic =
      (name: string, protect: boolean, retainOnDelete = false) =>
      () =>
        new aws.sns.Topic("topic", { name }, { protect, retainOnDelete });
    const deleted = await changed(topic("a", true), nothing);
    assert.deepEqual(deleted.failures, ["topic: would be deleted, but it is protected: Pulumi refuses this"]);
    assert.deepEqual(
      [deleted.price, deleted.risks, deleted.changes[0]?.failures],
      [undefined, [], ["would be deleted, but it is protected: Pulumi refuses this"]],
    );
    assert.deepEqual(await failures(topic("a", true, true), nothing), [
      "topic: would be left behind in the account, but it is protected: Pulumi refuses this",
    ]);
    assert.deepEqual(await failures(topic("a", true), topic("b", true)), [
      "topic: would be replaced, but it is protected: Pulumi refuses this",
    ]);
    for (const [before, after] of [
      [topic("a", true), topic("b", false)], // lifted and used in one run
      [topic("a", false), topic("b", true)],
      [topic("a", false), nothing],
      [topic("a", true), topic("a", false)],
      [nothing, topic("a", true)],
    ] as const) {
      assert.deepEqual(await failures(before, after), []);
    }
  });

  it("replaces what everything stands on, but not an internal load balancer", async () => {
    const network = (cidrBlock: string) => () => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock });
      const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock });
      const group = new aws.ec2.SecurityGroup("group", { vpcId: vpc.id });
      const common = { loadBalancerType: "network", subnets: [subnet.id], securityGroups: [group.id] };
      new aws.lb.LoadBalancer("public", common);
      new aws.lb.LoadBalancer("internal", { ...common, internal: true });
    };
    const comparison = await changed(network("10.0.0.0/24"), network("10.1.0.0/24"));
    assert.equal(comparison.counts.replaced, 5);
    assert.deepEqual(comparison.failures, [
      "group, public, subnet, vpc: would be replaced, but GitLab depends on it: create another stack and move GitLab there",
    ]);
    assert.deepEqual(await failures(network("10.0.0.0/24"), nothing), [], "a stack may go");
  });

  it("changes what everything stands on, also where the program lets it be ignored", async () => {
    const program = (cidrBlock: string, zone: string, internal: boolean, description: string) => () => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock }, { ignoreChanges: ["cidrBlock"] });
      const args = { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", availabilityZone: zone };
      new aws.ec2.Subnet("subnet", args, { ignoreChanges: ["availabilityZone", "cidrBlock"] });
      new aws.ec2.SecurityGroup("group", { vpcId: vpc.id, description }, { ignoreChanges: ["vpcId", "description"] });
      const subnets = [`subnet-${zone}`];
      new aws.lb.LoadBalancer("door", { internal, subnets }, { ignoreChanges: ["subnets"] });
    };
    const stands = "GitLab depends on it: create another stack and move GitLab there";
    const moved = await changed(program("10.0.0.0/16", "a", false, "x"), program("10.1.0.0/16", "b", false, "y"));
    assert.deepEqual(moved.failures, [
      `door: subnets: ["subnet-a"] -> ["subnet-b"]; ${stands}`,
      `subnet: availabilityZone: a -> b; ${stands}`,
      `vpc: cidrBlock: 10.0.0.0/16 -> 10.1.0.0/16; ${stands}`,
    ]);
    assert.deepEqual([moved.counts.replaced, moved.counts.kept, moved.price], [0, 3, undefined]);
    const internal = await failures(program("10.0.0.0/16", "a", true, "x"), program("10.0.0.0/16", "b", true, "x"));
    assert.deepEqual(internal, [`subnet: availabilityZone: a -> b; ${stands}`]);
  });

  it("makes a volume smaller, also that of an instance's system", async () => {
    const disks = (size: number, volumeSize: number) => () => {
      new aws.ebs.Volume("data", { availabilityZone: "a", size });
      new aws.ec2.Instance("node", { ami: "ami-1", instanceType: "c7g.large", rootBlockDevice: { volumeSize } });
    };
    assert.deepEqual(await failures(disks(100, 40), disks(99, 9)), [
      "data: size: 100 -> 99; AWS cannot make a volume smaller",
      "node: rootBlockDevice.volumeSize: 40 -> 9; AWS cannot make a volume smaller",
    ]);
    assert.deepEqual(await failures(disks(99, 9), disks(100, 40)), []);
  });

  it("goes back to an older version, or over a required stop", () => {
    const older = (from: string, to: string) =>
      `gitlabVersion: ${to} is older than ${from}, which the database has seen: the node refuses it`;
    const over = (from: string, to: string, stop: string) =>
      `gitlabVersion: ${to} skips a required upgrade stop: the node refuses it. Upgrade from ${from} to the latest ${stop} first`;
    const said = (from: string, to: string) => upgradeFailures({ gitlabVersion: from }, { gitlabVersion: to });
    assert.deepEqual(said("19.3.1", "19.3.0"), [older("19.3.1", "19.3.0")]);
    assert.deepEqual(said("19.10.0", "19.9.0"), [older("19.10.0", "19.9.0")]);
    assert.deepEqual(said("19.3.0", "19.6.0"), [over("19.3.0", "19.6.0", "19.5")]);
    assert.deepEqual(said("19.5.0", "19.9.0"), [over("19.5.0", "19.9.0", "19.8")]);
    assert.deepEqual(said("19.8.2", "20.0.0"), [over("19.8.2", "20.0.0", "19.11")]);
    assert.deepEqual(said("19.11.0", "20.3.0"), [over("19.11.0", "20.3.0", "20.2")]);
    for (const [from, to] of [
      ["19.3.0", "19.3.0"],
      ["19.3.0", "19.5.7"],
      ["19.5.0", "19.8.0"],
      ["19.8.0", "19.11.3"],
      ["19.11.0", "20.2.1"],
      ["19.9.0", "19.10.0"],
    ] as const) {
      assert.deepEqual(said(from, to), [], `${from} ${to}`);
    }
    assert.deepEqual(upgradeFailures({}, { gitlabVersion: "19.9.0" }), [], "there was no such stack");
  });

  it("goes further than to the next minor release, with several nodes that serve meanwhile", () => {
    const said = (from: string, gitlabVersion: string) =>
      upgradeFailures({ users: "3000", gitlabVersion: from }, { users: "3000", gitlabVersion });
    const over = (from: string, to: string, next: string) =>
      `gitlabVersion: ${to} skips a minor release, and without downtime GitLab goes one at a time: the node refuses it. Upgrade from ${from} to the latest ${next} first`;
    assert.deepEqual(said("19.3.0", "19.5.0"), [over("19.3.0", "19.5.0", "19.4")]);
    assert.deepEqual(said("19.11.2", "20.1.0"), [over("19.11.2", "20.1.0", "20.0")]);
    assert.deepEqual(said("19.9.0", "20.0.0"), [over("19.9.0", "20.0.0", "19.10")]);
    for (const [from, to] of [
      ["19.3.0", "19.3.4"],
      ["19.3.0", "19.4.2"],
      ["19.11.4", "20.0.1"],
    ] as const) {
      assert.deepEqual(said(from, to), [], `${from} ${to}`);
    }
  });

  it("goes back further than an upgrade came from; as far as that is a risk", () => {
    const stack = (gitlabVersion: string, users = "3000") => ({ users, gitlabVersion });
    const risk = (from: string, to: string) =>
      `gitlabVersion: the way back from ${from} to ${to} is open only until the post-deployment migrations of ${from} have started: after that the toolbox refuses it`;
    for (const [from, to] of [
      ["19.4.1", "19.3.0"],
      ["19.4.1", "19.4.0"],
      ["20.0.0", "19.11.3"],
    ] as const) {
      assert.deepEqual(upgradeFailures(stack(from), stack(to)), []);
      assert.deepEqual(upgradeRisks(stack(from), stack(to)), [risk(from, to)]);
      assert.deepEqual(upgradeRisks(stack(from, "500"), stack(to, "500")), []);
      assert.deepEqual(upgradeRisks(stack(to), stack(from)), []);
    }
    assert.deepEqual(upgradeFailures(stack("19.5.0"), stack("19.3.0")), [
      "gitlabVersion: 19.3.0 is older than 19.5.0, which the database has seen: the node refuses it",
    ]);
    assert.deepEqual(upgradeRisks(stack("19.5.0"), stack("19.3.0")), []);
  });

  it("says what another version does as docs/configuration.md says it", () => {
    const version = (gitlabVersion: string, gitlabEdition = "ee") => ({ gitlabVersion, gitlabEdition });
    assert.deepEqual(upgradeInterruptions(version("19.3.0"), version("19.3.1")), [
      "gitlabVersion: A new image is built. The node installs the package and migrates: it is down for minutes to an hour.",
    ]);
    assert.deepEqual(upgradeInterruptions(version("19.3.0"), version("19.3.0", "ce")), [
      "gitlabEdition: The node installs the other package: it is down for some minutes.",
    ]);
    assert.deepEqual(upgradeInterruptions(version("19.3.0"), version("19.3.0")), []);
    assert.deepEqual(upgradeInterruptions({}, version("19.3.0")), []);
  });
});
