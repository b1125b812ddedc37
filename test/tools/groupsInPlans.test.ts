import assert from "node:assert/strict";
import { nodeTemplate } from "../../components/nodes/nodeTemplate.ts";
import { NodeGroup } from "../../components/nodes/nodeGroup.ts";
import { connectionsIn } from "../../tools/plan/connectionsIn.ts";
import { diagram } from "../../tools/plan/diagram.ts";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import { quotas } from "../../tools/plan/account.ts";
import { record } from "../../tools/recorder.ts";
import type { RecordedResource } from "../../tools/recorder/recording.ts";
import { plan } from "../components/nodes/recordGroup.ts";

const aws = await import("@pulumi/aws");
const pulumi = await import("@pulumi/pulumi");

const everywhere = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

/** A group in two zones with its role and firewall, a NAT gateway and a database, as the program arranges them. */
class Environment extends pulumi.ComponentResource {
  constructor() {
    super("test:index:Environment", "env");
    const child = { parent: this };
    const vpc = new aws.ec2.Vpc("env-vpc", { cidrBlock: "10.0.0.0/16" }, child);
    const nat = new aws.ec2.NatGateway("env-nat", { subnetId: "subnet-1" }, child);
    const table = new aws.ec2.RouteTable("env-table", { vpcId: vpc.id }, child);
    new aws.ec2.Route("env-out", { routeTableId: table.id, natGatewayId: nat.id }, child);
    const subnets = ["a", "b"].map((zone, position) => {
      const place = { vpcId: vpc.id, cidrBlock: `10.0.${String(position)}.0/24`, availabilityZone: `us-east-1${zone}` };
      const subnet = new aws.ec2.Subnet(`env-${zone}`, place, child);
      new aws.ec2.RouteTableAssociation(`env-${zone}`, { subnetId: subnet.id, routeTableId: table.id }, child);
      return subnet;
    });
    const firewall = new aws.ec2.SecurityGroup("env-firewall", { vpcId: vpc.id }, child);
    const securityGroupId = firewall.id;
    const inside = { ...everywhere, securityGroupId, cidrIpv4: "192.0.2.0/24", description: "people" };
    new aws.vpc.SecurityGroupIngressRule("env-in", inside, child);
    const outside = { ...everywhere, securityGroupId, cidrIpv4: "0.0.0.0/0", description: "packages" };
    new aws.vpc.SecurityGroupEgressRule("env-out", outside, child);
    const database = new aws.rds.Instance("env-database", { instanceClass: "db.m6g.large" }, child);
    const role = new aws.iam.Role("env-role", { assumeRolePolicy: "{}" }, child);
    new aws.iam.RolePolicy(
      "env-role",
      { role: role.id, policy: pulumi.jsonStringify({ Resource: database.arn }) },
      child,
    );
    const profile = new aws.iam.InstanceProfile("env-profile", { role: role.name }, child);
    const template = nodeTemplate(
      "env-rails",
      {
        plan,
        amiId: "ami-1",
        securityGroupId,
        instanceProfileName: profile.name,
        keyArn: "arn:test:volumes",
        userData: "",
        tags: {},
      },
      child,
    );
    new NodeGroup(
      "env-rails",
      {
        stack: "dev",
        plan,
        template: { id: template.id, version: template.latestVersion.apply(String) },
        subnetIds: subnets.map(({ id }) => id),
        targetGroupArns: [],
        tags: {},
        after: [],
        wait: true,
      },
      child,
    );
  }
}

describe("a plan with a group", () => {
  let resources: readonly RecordedResource[];
  before(async () => {
    const program = () => {
      new Environment();
    };
    ({ resources } = await record(program, { computed: "references" }));
  });

  it("draws it in the network, with what reaches it, its ways out and its rights", () => {
    const graph = new ResourceGraph(resources);
    const { nodes, edges } = diagram(graph, "us-east-1", connectionsIn(graph));
    const id = "Group env-rails";
    const box = nodes.find((node) => node.id === id);
    assert.deepEqual([box?.detail, box?.group], [["Auto Scaling group", "3 to 6 nodes"], "network"]);
    assert.deepEqual(
      edges
        .filter(({ from, to }) => [from, to].includes(id))
        .map(({ from, to, kind, label }) => `${from} -> ${to}: ${kind} ${label}`),
      [
        "Group env-rails -> Instance env-database: rights IAM role",
        "Group env-rails -> NatGateway env-nat: traffic 443",
        "outside 192.0.2.0/24 -> Group env-rails: traffic 443",
      ],
    );
  });

  it("needs vCPUs for its maximum and its surge", () => {
    const [vcpus] = quotas(resources);
    assert.equal(vcpus?.needed, 7 * 8);
  });
});
