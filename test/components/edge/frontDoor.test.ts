import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { FrontDoor, type FrontDoorArgs } from "../../../components/edge/frontDoor.ts";
import { record } from "../../../tools/recorder.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { list, only } from "../recorded.ts";

const recordDoor = (change: Partial<FrontDoorArgs> = {}) =>
  record(
    () => {
      const { dnsName, zoneId, arnSuffix, groups } = new FrontDoor("gitlab-front", {
        stack: "dev",
        vpcId: "vpc-1",
        subnetIds: ["subnet-1", "subnet-2"],
        zonesKey: "network.zoneNames",
        securityGroupIds: ["sg-1"],
        certificateArn: "arn:test:certificate",
        internal: false,
        dualstack: false,
        nodes: { "gitaly-1": "i-1" },
        ssh: true,
        bastionId: undefined,
        accessLogBucket: "access-logs",
        accessLogsReady: new aws.s3.BucketPolicy("policy", { bucket: "access-logs", policy: "{}" }),
        protected: true,
        ...change,
      });
      return { dnsName, zoneId, arnSuffix, groups: groups.map(({ name, arnSuffix: suffix }) => ({ name, suffix })) };
    },
    { computed: "standIns" },
  );

const balancerOf = (recording: Recording) => only(recording, "lb/loadBalancer:LoadBalancer").inputs;
const groupOf = (recording: Recording, door: string) =>
  only(recording, "lb/targetGroup:TargetGroup", `gitlab-front-${door}`).inputs;
const listenerOf = (recording: Recording, door: string) =>
  only(recording, "lb/listener:Listener", `gitlab-front-${door}`).inputs;

const children = (doors: readonly string[], target: (door: string) => string) => [
  "aws:s3/bucketPolicy:BucketPolicy policy",
  "gitlab-aws:edge:FrontDoor gitlab-front",
  "aws:lb/loadBalancer:LoadBalancer gitlab-front",
  ...doors.flatMap((door) => [
    `aws:lb/targetGroup:TargetGroup gitlab-front-${door}`,
    `aws:lb/listener:Listener gitlab-front-${door}`,
    `aws:lb/targetGroupAttachment:TargetGroupAttachment gitlab-front-${door}-${target(door)}`,
  ]),
];

const readiness = {
  protocol: "HTTP",
  port: "8888",
  path: "/-/readiness",
  matcher: "200",
  interval: 10,
  timeout: 6,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
};

/** A group with proxy protocol sends its header with health checks too. */
const proxiedReadiness = { ...readiness, port: "8889" };

/** What all groups share. */
const group = { vpcId: "vpc-1", targetType: "instance", connectionTermination: true };

describe("FrontDoor", () => {
  it("has a listener, a target group and its nodes for web, redirect and Git over SSH", async () => {
    const recording = await recordDoor();
    assert.deepEqual(list(recording), children(["web", "http", "ssh"], () => "gitaly-1").toSorted());
    assert.deepEqual(recording.outputs, {
      dnsName: "gitlab-front.elb.example",
      zoneId: "balancer-zone",
      arnSuffix: "net/gitlab-front/0",
      groups: ["web", "http", "ssh"].map((name) => ({ name, suffix: `targetgroup/gitlab-front-${name}/0` })),
    });
  });

  it("is a network load balancer with its security group from creation, protected, logged, across zones", async () => {
    const recording = await recordDoor();
    assert.deepEqual(balancerOf(recording), {
      loadBalancerType: "network",
      internal: false,
      ipAddressType: "ipv4",
      subnets: ["subnet-1", "subnet-2"],
      securityGroups: ["sg-1"],
      enableCrossZoneLoadBalancing: true,
      enableDeletionProtection: true,
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on",
      accessLogs: { bucket: "access-logs", prefix: "front-door", enabled: true },
      tags: { Name: "gitlab-dev front door" },
    });
    const { dependencies } = only(recording, "lb/loadBalancer:LoadBalancer");
    assert.ok(dependencies.includes(only(recording, "s3/bucketPolicy:BucketPolicy").urn), "AWS tries to write at once");
  });

  it("ends TLS, offers HTTP/2 and opens TLS again towards the node", async () => {
    const recording = await recordDoor();
    assert.deepEqual(listenerOf(recording, "web"), {
      loadBalancerArn: "arn:test:gitlab-front",
      port: 443,
      protocol: "TLS",
      certificateArn: "arn:test:certificate",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      alpnPolicy: "HTTP2Preferred",
      defaultActions: [{ type: "forward", targetGroupArn: "arn:test:gitlab-front-web" }],
    });
    assert.deepEqual(groupOf(recording, "web"), {
      ...group,
      tags: { Name: "gitlab-dev web" },
      port: 443,
      protocol: "TLS",
      proxyProtocolV2: true,
      preserveClientIp: "false",
      deregistrationDelay: 120,
      healthCheck: proxiedReadiness,
    });
  });

  it("passes plain HTTP on, to be redirected", async () => {
    const recording = await recordDoor();
    assert.deepEqual(listenerOf(recording, "http"), {
      loadBalancerArn: "arn:test:gitlab-front",
      port: 80,
      protocol: "TCP",
      defaultActions: [{ type: "forward", targetGroupArn: "arn:test:gitlab-front-http" }],
    });
    assert.deepEqual(groupOf(recording, "http"), {
      ...group,
      tags: { Name: "gitlab-dev http" },
      port: 80,
      protocol: "TCP",
      proxyProtocolV2: true,
      preserveClientIp: "false",
      deregistrationDelay: 10,
      healthCheck: proxiedReadiness,
    });
  });

  it("gives SSH the client's own address instead of proxy protocol, an hour of silence, and clones that outlive Rails", async () => {
    const recording = await recordDoor();
    assert.deepEqual(listenerOf(recording, "ssh"), {
      loadBalancerArn: "arn:test:gitlab-front",
      port: 22,
      protocol: "TCP",
      tcpIdleTimeoutSeconds: 3600,
      defaultActions: [{ type: "forward", targetGroupArn: "arn:test:gitlab-front-ssh" }],
    });
    assert.deepEqual(groupOf(recording, "ssh"), {
      ...group,
      tags: { Name: "gitlab-dev ssh" },
      port: 2222,
      protocol: "TCP",
      proxyProtocolV2: false,
      preserveClientIp: "true",
      deregistrationDelay: 300,
      targetHealthStates: [{ enableUnhealthyConnectionTermination: false }],
      healthCheck: readiness,
    });
  });

  it("lets a node leave before its successor comes", async () => {
    const recording = await recordDoor();
    for (const [door, port] of [
      ["web", 443],
      ["http", 80],
      ["ssh", 2222],
    ] as const) {
      const { inputs, options } = only(
        recording,
        "lb/targetGroupAttachment:TargetGroupAttachment",
        `gitlab-front-${door}-gitaly-1`,
      );
      assert.deepEqual(inputs, { targetGroupArn: `arn:test:gitlab-front-${door}`, targetId: "i-1", port });
      assert.equal(options.deleteBeforeReplace, true);
    }
  });

  it("has a door to the bastion only when asked, which GitLab's health does not close", async () => {
    const recording = await recordDoor({ bastionId: "i-9" });
    assert.deepEqual(
      list(recording),
      children(["web", "http", "ssh", "bastion"], (door) => (door === "bastion" ? "bastion" : "gitaly-1")).toSorted(),
    );
    assert.deepEqual(
      [listenerOf(recording, "bastion").port, listenerOf(recording, "bastion").tcpIdleTimeoutSeconds],
      [2222, 3600],
    );
    assert.deepEqual(groupOf(recording, "bastion"), {
      ...group,
      tags: { Name: "gitlab-dev bastion" },
      port: 22,
      protocol: "TCP",
      proxyProtocolV2: false,
      preserveClientIp: "true",
      deregistrationDelay: 60,
      healthCheck: {
        protocol: "TCP",
        port: "22",
        interval: 10,
        timeout: 6,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
    });
    const attachment = only(
      recording,
      "lb/targetGroupAttachment:TargetGroupAttachment",
      "gitlab-front-bastion-bastion",
    );
    assert.equal(attachment.inputs.targetId, "i-9");
  });

  it("has no door for SSH where nobody may use it", async () => {
    assert.deepEqual(list(await recordDoor({ ssh: false })), children(["web", "http"], () => "gitaly-1").toSorted());
  });

  it("sends to every node", async () => {
    const recording = await recordDoor({ ssh: false, nodes: { "rails-1": "i-1", "rails-2": "i-2" } });
    assert.deepEqual(
      recording.resources.filter(({ type }) => type.endsWith("Attachment")).map(({ inputs }) => inputs.targetId),
      ["i-1", "i-2", "i-1", "i-2"],
    );
  });

  it("can be internal, dualstack and unprotected", async () => {
    const { internal, tags } = balancerOf(await recordDoor({ internal: true }));
    assert.deepEqual({ internal, tags }, { internal: true, tags: { Name: "gitlab-dev internal door" } });
    assert.equal(balancerOf(await recordDoor({ dualstack: true })).ipAddressType, "dualstack");
    assert.equal(balancerOf(await recordDoor({ protected: false })).enableDeletionProtection, false);
  });
});
