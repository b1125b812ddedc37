import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { PraefectBalancer, type PraefectBalancerArgs } from "../../../components/edge/praefectBalancer.ts";
import { record } from "../../../tools/recorder.ts";
import { list, only } from "../recorded.ts";

const recordBalancer = (change: Partial<PraefectBalancerArgs> = {}, there?: Readonly<Record<string, unknown>>) =>
  record(
    () => {
      const exists: pulumi.ResourceTransform = ({ type, props, opts }) =>
        there && type === "aws:lb/loadBalancer:LoadBalancer" ? { props: { ...props, ...there }, opts } : undefined;
      const { targets, alarms } = new PraefectBalancer(
        "gitlab-praefect",
        {
          stack: "prod",
          vpcId: "vpc-1",
          subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
          zonesKey: "network.zones",
          securityGroupId: "sg-1",
          zoneId: "Z1",
          zoneName: "prod.gitlab.internal",
          ...change,
        },
        { transforms: [exists] },
      );
      return { targets, alarms };
    },
    { computed: "standIns" },
  );

describe("PraefectBalancer", () => {
  it("is a load balancer with one door, and a name among those of the nodes", async () => {
    assert.deepEqual(
      list(await recordBalancer()),
      [
        "gitlab-aws:edge:PraefectBalancer gitlab-praefect",
        "aws:lb/loadBalancer:LoadBalancer gitlab-praefect",
        "aws:lb/targetGroup:TargetGroup gitlab-praefect",
        "aws:lb/listener:Listener gitlab-praefect",
        "gitlab-aws:edge:Records gitlab-praefect-records",
        "aws:route53/record:Record gitlab-praefect-records-praefect.prod.gitlab.internal-A",
      ].toSorted(),
    );
  });

  it("is internal, across zones and unprotected, and logs nothing: ELB logs TLS listeners only", async () => {
    const { inputs, options } = only(await recordBalancer(), "lb/loadBalancer:LoadBalancer");
    assert.deepEqual(inputs, {
      loadBalancerType: "network",
      internal: true,
      ipAddressType: "ipv4",
      subnets: ["subnet-1", "subnet-2", "subnet-3"],
      securityGroups: ["sg-1"],
      enableCrossZoneLoadBalancing: true,
      enableDeletionProtection: false,
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on",
      tags: { Name: "gitlab-prod Praefect" },
    });
    assert.deepEqual([options.ignoreChanges, options.protect], [["subnets"], false]);
  });

  it("passes TLS through, and keeps silent connections for as long as it may", async () => {
    assert.deepEqual(only(await recordBalancer(), "lb/listener:Listener").inputs, {
      loadBalancerArn: "arn:test:gitlab-praefect",
      port: 3305,
      protocol: "TCP",
      tcpIdleTimeoutSeconds: 6000,
      defaultActions: [{ type: "forward", targetGroupArn: "arn:test:gitlab-praefect" }],
    });
  });

  it("hides clients' addresses from Praefect, and cuts no call of a Praefect that stops", async () => {
    assert.deepEqual(only(await recordBalancer(), "lb/targetGroup:TargetGroup").inputs, {
      port: 3305,
      protocol: "TCP",
      vpcId: "vpc-1",
      targetType: "instance",
      proxyProtocolV2: false,
      preserveClientIp: "false",
      deregistrationDelay: 3600,
      connectionTermination: true,
      targetHealthStates: [{ enableUnhealthyConnectionTermination: false }],
      healthCheck: {
        protocol: "TCP",
        port: "3305",
        interval: 10,
        timeout: 6,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
      tags: { Name: "gitlab-prod Praefect" },
    });
  });

  it("has a record in the zone of the nodes", async () => {
    assert.deepEqual(only(await recordBalancer(), "route53/record:Record").inputs, {
      zoneId: "Z1",
      name: "praefect.prod.gitlab.internal",
      type: "A",
      aliases: [{ name: "gitlab-praefect.elb.example", zoneId: "balancer-zone", evaluateTargetHealth: false }],
    });
  });

  it("says who belongs behind it, and what a person does when nothing is there, or too much comes", async () => {
    const { outputs } = await recordBalancer();
    const { targets, alarms } = outputs as { targets: unknown; alarms: Record<string, unknown>[] };
    assert.deepEqual(targets, [
      { name: "praefect", leadsTo: "praefectServer", groupArn: "arn:test:gitlab-praefect", port: 3305 },
    ]);
    assert.deepEqual(
      alarms.map(({ key, metricName, dimensions, alarmDescription }) => ({
        key,
        metricName,
        dimensions,
        alarmDescription,
      })),
      [
        {
          key: "praefect-health",
          metricName: "HealthyHostCount",
          dimensions: { LoadBalancer: "net/gitlab-praefect/0", TargetGroup: "targetgroup/gitlab-praefect/0" },
          alarmDescription:
            "No healthy target answers behind the door praefect. Open a shell on each Praefect node: gitlab-ctl status praefect; start it with gitlab-ctl start praefect, and read /var/log/gitlab/praefect/current and /var/log/gitlab-node/converge.log.",
        },
        {
          key: "praefect-targets",
          metricName: "UnHealthyHostCount",
          dimensions: { LoadBalancer: "net/gitlab-praefect/0", TargetGroup: "targetgroup/gitlab-praefect/0" },
          alarmDescription:
            "A target behind the door praefect has not answered for 15 minutes: the others serve without it. EC2, Target Groups, shows which one. Open a shell on each Praefect node: gitlab-ctl status praefect; start it with gitlab-ctl start praefect, and read /var/log/gitlab/praefect/current and /var/log/gitlab-node/converge.log.",
        },
        {
          key: "praefect-connections",
          metricName: "PortAllocationErrorCount",
          dimensions: { LoadBalancer: "net/gitlab-praefect/0" },
          alarmDescription:
            "The load balancer in front of Praefect has no source port left for connections to the node, and drops connections: it has about 55,000 for each port of the node. Find the node that opens too many: open a shell on each node of the application and each member of the cluster, and count: ss -Htn 'dport = :3305' | wc -l. Then restart GitLab there: gitlab-ctl restart.",
        },
      ],
    );
  });

  it("refuses to leave a subnet, and stays in its own when there are more", async () => {
    const subnets = ["subnet-1", "subnet-2"];
    await assert.rejects(recordBalancer({ subnetIds: ["subnet-1", "subnet-3"] }, { subnets }), {
      message:
        "Pulumi.prod.yaml has 1 problem:\n" +
        '  - network.zones: "1 of the load balancer\'s 2 subnets". Allowed: all that it was created with. The load balancer in front of Praefect would be replaced, and its target group cannot follow it: change it back.',
    });
    const more = await recordBalancer({}, { subnets });
    assert.deepEqual(only(more, "lb/loadBalancer:LoadBalancer").inputs.subnets, subnets);
  });
});
