import assert from "node:assert/strict";
import type { RecordedResource, Recording } from "../../tools/recorder/recording.ts";
import { recordAnew } from "./recordAnew.ts";
import { find, recordStack } from "./recordStack.ts";

describe("DNS of one's own", () => {
  it("makes no record and no certificate, and says which records to create", async () => {
    const own = await recordStack("dev", {
      certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0b1c2d3e-0000-1111-2222-333344445555",
      pagesDomain: "pages.example.com",
    });
    assert.deepEqual(
      own.resources.filter(({ type }) => /acm|route53\/record/.test(type)).map(({ name }) => name),
      ["gitlab-nodes-gitaly-1"],
    );
    assert.deepEqual(
      own.outputs.recordsToCreate,
      ["gitlab-dev.example.com", "registry.gitlab-dev.example.com", "pages.example.com", "*.pages.example.com"].map(
        (name) => ({ name, type: "CNAME", value: "gitlab-front.elb.example" }),
      ),
    );
  });
});

describe("ways to AWS", () => {
  const without = {
    network:
      "{nat: none, interfaceEndpoints: [backup, ec2messages, kms, logs, monitoring, secretsmanager, ssm, ssmmessages], zones: 2}",
    amiId: "ami-01234567",
    internalLoadBalancer: "true",
    "allow.bastion": "[203.0.113.7/32]",
  };
  let closed: Recording;
  before(async () => {
    closed = await recordStack("dev", without);
  });

  it("lie in the nodes' own subnets, one per zone, and let the network alone in", () => {
    const endpoints = closed.resources.filter(({ name }) => name.startsWith("gitlab-endpoints-"));
    assert.equal(endpoints.length, 8);
    for (const { inputs: given } of endpoints) {
      assert.deepEqual(given.subnetIds, ["gitlab-network-private-1-id", "gitlab-network-private-2-id"]);
      assert.deepEqual(given.securityGroupIds, ["gitlab-firewall-endpoints-id"]);
      assert.equal(given.privateDnsEnabled, true);
    }
  });

  it("are there before an instance is, with all other ways and all rules", () => {
    const byUrn = new Map(closed.resources.map((one) => [one.urn, one]));
    /** What has to exist before a resource is registered: the SDK registers nothing before its parent. */
    const awaited = (one: RecordedResource | undefined): string[] =>
      one ? [...one.dependencies, ...awaited(byUrn.get(one.parent ?? ""))] : [];
    const isByAwsx = ({ parent }: RecordedResource): boolean => {
      const above = byUrn.get(parent ?? "");
      return above !== undefined && (above.remote || isByAwsx(above));
    };
    const needed = closed.resources.filter(
      (one) => /^gitlab-(network|firewall|endpoints)/.test(one.name) && (one.remote || (one.custom && !isByAwsx(one))), // awsx' own ones exist once it does
    );
    assert.ok(needed.length > 60, String(needed.length));
    const launched = { "gitlab-nodes-gitaly-1": "Instance", "gitlab-bastion": "Group" };
    for (const [name, type] of Object.entries(launched)) {
      const waits = awaited(find(closed, type, name));
      assert.deepEqual(
        needed.filter(({ urn }) => !waits.includes(urn)).map(({ name: missed }) => missed),
        [],
        name,
      );
    }
  });

  it("are called as AWS calls them, which is not always after the region's domain", async () => {
    const china = { "aws:region": "cn-north-1", "network.interfaceEndpoints": "[ssm, kms]" };
    const names: Record<string, string> = {
      s3: "com.amazonaws.cn-north-1.s3",
      ssm: "com.amazonaws.cn-north-1.ssm",
      kms: "cn.com.amazonaws.cn-north-1.kms",
    };
    const asked: unknown[] = [];
    const recording = await recordAnew("dev", china, "standIns", {
      "aws:ec2/getVpcEndpointService:getVpcEndpointService": (args) => {
        asked.push(args);
        const [filter] = args.filters as { values: string[] }[];
        return { serviceName: Object.values(names).find((name) => filter?.values.includes(name)) };
      },
    });
    const ask = (service: string, serviceType: string) => ({
      filters: [
        {
          name: "service-name",
          values: [`com.amazonaws.cn-north-1.${service}`, `cn.com.amazonaws.cn-north-1.${service}`],
        },
      ],
      serviceType,
    });
    assert.deepEqual(asked, [ask("s3", "Gateway"), ask("ssm", "Interface"), ask("kms", "Interface")]);
    assert.deepEqual(
      ["gitlab-network-s3", "gitlab-endpoints-ssm", "gitlab-endpoints-kms"].map(
        (name) => find(recording, "VpcEndpoint", name).inputs.serviceName,
      ),
      [names.s3, names.ssm, names.kms],
    );
  });

  it("are refused where the region has none, all in one message", async () => {
    await assert.rejects(
      recordAnew("dev", { "network.interfaceEndpoints": "[ssm, email-smtp, backup]" }, "standIns", {
        "aws:ec2/getVpcEndpointService:getVpcEndpointService": ({ filters }) => {
          const [filter] = filters as { values: string[] }[];
          const name = filter?.values[0] ?? "";
          if (/smtp|backup/.test(name)) throw new Error("no matching VPC Endpoint Service found");
          return { serviceName: name };
        },
      }),
      (error: Error) => {
        const lines = error.message.split("\n");
        assert.deepEqual(
          lines.map((line) => line.replace(/AWS reports: .*/, "AWS reports: (what AWS reports)")),
          [
            "Pulumi.dev.yaml has 2 problems:",
            '  - network.interfaceEndpoints[1]: "email-smtp". Allowed: a service with an endpoint in us-east-1. AWS reports: (what AWS reports)',
            '  - network.interfaceEndpoints[2]: "backup". Allowed: a service with an endpoint in us-east-1. AWS reports: (what AWS reports)',
          ],
        );
        assert.deepEqual(
          lines.slice(1).map((line) => line.split("AWS reports: ")[1]),
          ["no matching VPC Endpoint Service found", "no matching VPC Endpoint Service found"],
        );
        return true;
      },
    );
  });
});

describe("an existing network", () => {
  it("gets nothing but the zone of the nodes' names and the security groups", async () => {
    const { resources } = await recordStack("dev", {
      network:
        "{vpcId: vpc-01234567, publicSubnetIds: [subnet-01234567, subnet-11234567], privateSubnetIds: [subnet-21234567, subnet-31234567], natAddresses: [203.0.113.9]}",
    });
    const network = resources.filter(({ name, custom }) => custom && name.startsWith("gitlab-network"));
    assert.deepEqual(
      network.map(({ type, name }) => `${type} ${name}`),
      ["aws:route53/zone:Zone gitlab-network-nodes"],
    );
    const nat = resources.find(({ name }) => name === "gitlab-allow-nat-ipv4");
    assert.deepEqual(nat?.inputs.entries, [{ cidr: "203.0.113.9/32", description: "NAT gateway" }]);
  });
});
