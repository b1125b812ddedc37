import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { FrontDoor, type FrontDoorArgs } from "../../../components/edge/frontDoor.ts";
import { bastionDoor, sshDoor, webDoors } from "../../../components/edge/doors.ts";
import { attach, type Target } from "../../../components/edge/target.ts";
import { record } from "../../../tools/recorder.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { list, only } from "../recorded.ts";

const recordDoor = (change: Partial<FrontDoorArgs> = {}) =>
  record(
    () => {
      const { dnsName, zoneId, targets, alarms } = new FrontDoor("gitlab-front", {
        stack: "dev",
        vpcId: "vpc-1",
        subnetIds: ["subnet-1", "subnet-2"],
        zonesKey: "network.zoneNames",
        securityGroupIds: ["sg-1"],
        certificateArn: "arn:test:certificate",
        internal: false,
        dualstack: false,
        doors: [...webDoors, sshDoor],
        accessLogBucket: "access-logs",
        accessLogsReady: new aws.s3.BucketPolicy("policy", { bucket: "access-logs", policy: "{}" }),
        protected: true,
        ...change,
      });
      return { dnsName, zoneId, targets, alarms: alarms.map(({ key, dimensions }) => ({ key, dimensions })) };
    },
    { computed: "standIns" },
  );

const balancerOf = (recording: Recording) => only(recording, "lb/loadBalancer:LoadBalancer").inputs;
const groupOf = (recording: Recording, door: string) =>
  only(recording, "lb/targetGroup:TargetGroup", `gitlab-front-${door}`).inputs;
const listenerOf = (recording: Recording, door: string) =>
  only(recording, "lb/listener:Listener", `gitlab-front-${door}`).inputs;

const children = (doors: readonly string[]) => [
  "aws:s3/bucketPolicy:BucketPolicy policy",
  "gitlab-aws:edge:FrontDoor gitlab-front",
  "aws:lb/loadBalancer:LoadBalancer gitlab-front",
  ...doors.flatMap((door) => [
    `aws:lb/targetGroup:TargetGroup gitlab-front-${door}`,
    `aws:lb/listener:Listener gitlab-front-${door}`,
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

/** A group with proxy protocol also sends its header with health checks. */
const proxiedReadiness = { ...readiness, port: "8889" };

/** What all groups share. */
const group = { vpcId: "vpc-1", targetType: "instance", connectionTermination: true };

describe("FrontDoor", () => {
  it("has a listener and a target group for web, redirect and Git over SSH, and says who belongs behind each", async () => {
    const recording = await recordDoor();
    assert.deepEqual(list(recording), children(["web", "http", "ssh"]).toSorted());
    assert.deepEqual(recording.outputs, {
      dnsName: "gitlab-front.elb.example",
      zoneId: "balancer-zone",
      targets: [
        { name: "front-web", leadsTo: "nginx", groupArn: "arn:test:gitlab-front-web", port: 443 },
        { name: "front-http", leadsTo: "nginx", groupArn: "arn:test:gitlab-front-http", port: 80 },
        { name: "front-ssh", leadsTo: "sshd", groupArn: "arn:test:gitlab-front-ssh", port: 2222 },
      ],
      alarms: [
        ...["web", "http", "ssh"].map((name) => ({
          key: `${name}-health`,
          dimensions: { LoadBalancer: "net/gitlab-front/0", TargetGroup: `targetgroup/gitlab-front-${name}/0` },
        })),
        { key: "connections", dimensions: { LoadBalancer: "net/gitlab-front/0" } },
      ],
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

  it("has a door to the bastion only when asked, which GitLab's health does not close", async () => {
    const recording = await recordDoor({ doors: [...webDoors, sshDoor, bastionDoor] });
    assert.deepEqual(list(recording), children(["web", "http", "ssh", "bastion"]).toSorted());
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
  });

  it("can be internal, dualstack and unprotected", async () => {
    const { internal, tags } = balancerOf(await recordDoor({ internal: true }));
    assert.deepEqual({ internal, tags }, { internal: true, tags: { Name: "gitlab-dev internal door" } });
    assert.equal(balancerOf(await recordDoor({ dualstack: true })).ipAddressType, "dualstack");
    assert.equal(balancerOf(await recordDoor({ protected: false })).enableDeletionProtection, false);
  });
});

describe("an instance with something to offer", () => {
  const target = (name: string, leadsTo: Target["leadsTo"], port: number): Target => ({
    name,
    leadsTo,
    groupArn: pulumi.output(`arn:test:${name}`),
    port,
  });
  const targets = [
    target("front-web", "nginx", 443),
    target("front-ssh", "sshd", 2222),
    target("inner-web", "nginx", 443),
  ];

  it("goes behind every door that leads there, and leaves before its successor comes", async () => {
    const recording = await record(
      () => {
        const node = new pulumi.ComponentResource("test:index:Node", "nodes-rails-1");
        attach("nodes-rails-1", "i-1", ["nginx"], targets, node);
      },
      { computed: "standIns" },
    );
    const attached = recording.resources.filter(({ type }) => type.endsWith("Attachment"));
    assert.deepEqual(
      attached.map(({ name, inputs, options }) => [name, inputs, options.deleteBeforeReplace]),
      ["front-web", "inner-web"].map((name) => [
        `nodes-rails-1-${name}`,
        { targetGroupArn: `arn:test:${name}`, targetId: "i-1", port: 443 },
        true,
      ]),
    );
  });
});
