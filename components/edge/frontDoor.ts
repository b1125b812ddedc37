import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { frontDoorLogPrefix } from "../data/accessLogPolicy.ts";
import { keepsPlace } from "../helpers/keepsPlace.ts";
import { refuseEdit } from "../helpers/refuseEdit.ts";
import type { Alarm } from "../watching/alarm.ts";
import { doorAlarms } from "./doorAlarms.ts";
import type { Door } from "./doors.ts";
import type { Target } from "./target.ts";

/** Arguments of {@link FrontDoor}. */
export interface FrontDoorArgs {
  readonly stack: string;
  readonly vpcId: pulumi.Input<string>;
  /** It stays in the ones that it was created with. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** The stack file key that names its zones. */
  readonly zonesKey: string;
  /** At least one from creation: a load balancer created without any can never get one. Changed in place. */
  readonly securityGroupIds: readonly pulumi.Input<string>[];
  readonly certificateArn: pulumi.Input<string>;
  /** Whether it is reachable only from inside the VPC. */
  readonly internal: boolean;
  /** Whether it also has IPv6 addresses. */
  readonly dualstack: boolean;
  readonly doors: readonly Door[];
  /** Bucket for the logs of TLS connections. */
  readonly accessLogBucket: pulumi.Input<string>;
  /** Complete once the load balancer may write there. */
  readonly accessLogsReady: pulumi.Resource;
  /** Whether it is protected against deletion. An internal one is not: it comes and goes. */
  readonly protected: boolean;
}

/** TLS 1.2 and 1.3 with forward secrecy (Elastic Load Balancing user guide, recommended policy, 2026-11). */
const sslPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/** A Network Load Balancer with its security groups from creation, and one listener and target group per door. */
export class FrontDoor extends pulumi.ComponentResource {
  readonly dnsName: pulumi.Output<string>;
  /** Zone of {@link FrontDoor.dnsName}, for alias records. */
  readonly zoneId: pulumi.Output<string>;
  /** The target groups that nodes attach to. */
  readonly targets: readonly Target[];
  /** Alarms for this load balancer. */
  readonly alarms: readonly Alarm[];

  constructor(name: string, args: FrontDoorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:edge:FrontDoor", name, {}, opts);
    const balancer = this.#balancer(name, args);
    this.#refuseFewerZones(args, balancer);
    const groups = args.doors.map((door) => ({ door, group: this.#open(name, door, balancer, args) }));
    this.targets = groups.map(({ door, group }) => ({
      name: `${args.internal ? "inner" : "front"}-${door.name}`,
      leadsTo: door.leadsTo,
      groupArn: group.arn,
      port: door.target.port,
    }));
    this.alarms = doorAlarms({
      loadBalancer: balancer.arnSuffix,
      groups: groups.map(({ door, group }) => ({ door, arnSuffix: group.arnSuffix })),
    });
    this.dnsName = balancer.dnsName;
    this.zoneId = balancer.zoneId;
    this.registerOutputs({ dnsName: this.dnsName });
  }

  #balancer(name: string, args: FrontDoorArgs): aws.lb.LoadBalancer {
    return new aws.lb.LoadBalancer(
      name,
      {
        loadBalancerType: "network",
        internal: args.internal,
        ipAddressType: args.dualstack ? "dualstack" : "ipv4",
        subnets: [...args.subnetIds],
        securityGroups: [...args.securityGroupIds],
        enableCrossZoneLoadBalancing: true, // the node is in one zone, the addresses are in several
        enableDeletionProtection: args.protected,
        enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on",
        accessLogs: { bucket: args.accessLogBucket, prefix: frontDoorLogPrefix, enabled: true },
        tags: { Name: `gitlab-${args.stack} ${args.internal ? "internal door" : "front door"}` },
      },
      keepsPlace("aws:lb/loadBalancer:LoadBalancer", {
        parent: this,
        dependsOn: args.accessLogsReady,
        protect: args.protected,
      }),
    );
  }

  /** Refuses to remove a subnet that the load balancer is in. */
  #refuseFewerZones({ stack, subnetIds, zonesKey }: FrontDoorArgs, balancer: aws.lb.LoadBalancer): void {
    refuseEdit(stack, { was: balancer.subnets, said: [...subnetIds] }, ({ was, said }) => {
      const kept = was.filter((subnet) => said.includes(subnet));
      if (kept.length === was.length) return [];
      return [
        {
          key: zonesKey,
          value: `${kept.length} of the load balancer's ${was.length} subnets`,
          allowed: "all that it was created with",
          fix: "It would be replaced, and its addresses with it: list all its zones, as in the output zoneNames. Nodes may have fewer (network.zones).",
        },
      ];
    });
  }

  #open(name: string, door: Door, balancer: aws.lb.LoadBalancer, args: FrontDoorArgs): aws.lb.TargetGroup {
    const child = { parent: this };
    const group = new aws.lb.TargetGroup(
      `${name}-${door.name}`,
      {
        ...door.target,
        vpcId: args.vpcId,
        targetType: "instance",
        proxyProtocolV2: door.proxyProtocol,
        preserveClientIp: String(!door.proxyProtocol),
        deregistrationDelay: door.drainSeconds,
        connectionTermination: true,
        ...(door.keepsConnections ? { targetHealthStates: [{ enableUnhealthyConnectionTermination: false }] } : {}),
        healthCheck: healthCheck(door),
        tags: { Name: `gitlab-${args.stack} ${args.internal ? "internal " : ""}${door.name}` }, // the name has no room for it
      },
      child,
    );
    new aws.lb.Listener(
      `${name}-${door.name}`,
      {
        loadBalancerArn: balancer.arn,
        ...door.listener,
        // Without a policy, the load balancer would negotiate HTTP/1.1. With one, it also negotiates with the target (access
        // log field alpn_be_protocol), which therefore has to speak TLS and HTTP/2. NGINX does.
        ...(door.listener.protocol === "TLS"
          ? { certificateArn: args.certificateArn, sslPolicy, alpnPolicy: "HTTP2Preferred" }
          : {}),
        ...(door.idleSeconds === undefined ? {} : { tcpIdleTimeoutSeconds: door.idleSeconds }),
        defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
      },
      child,
    );
    return group;
  }
}

function healthCheck({ health }: Door) {
  return {
    protocol: health.protocol,
    port: String(health.port),
    interval: 10,
    timeout: 6,
    healthyThreshold: 2,
    unhealthyThreshold: 3,
    ...(health.path === undefined ? {} : { path: health.path, matcher: "200" }),
  };
}
