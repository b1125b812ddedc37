import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  bastionDoorPort,
  gitlabSshdPort,
  httpPort,
  httpsPort,
  proxiedReadinessPort,
  readinessPort,
  sshPort,
} from "../../gitlab/ports.ts";
import { frontDoorLogPrefix } from "../data/accessLogPolicy.ts";
import { keepsPlace } from "../helpers/keepsPlace.ts";
import { refuseEdit } from "../helpers/refuseEdit.ts";

/** Arguments of {@link FrontDoor}. */
export interface FrontDoorArgs {
  readonly stack: string;
  readonly vpcId: pulumi.Input<string>;
  /** It stays in those that it was made with. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Key of the stack file that names its zones. */
  readonly zonesKey: string;
  /** One or more from the beginning: a load balancer without any never gets one. Changed in place. */
  readonly securityGroupIds: readonly pulumi.Input<string>[];
  readonly certificateArn: pulumi.Input<string>;
  /** Whether it is reachable from inside the VPC only. */
  readonly internal: boolean;
  /** Whether it has IPv6 addresses too. */
  readonly dualstack: boolean;
  /** Nodes that answer web and SSH, by name. */
  readonly nodes: Readonly<Record<string, pulumi.Input<string>>>;
  /** Whether there is a door for Git over SSH. */
  readonly ssh: boolean;
  /** Instance behind the bastion's door; absent: no such door. */
  readonly bastionId: pulumi.Input<string> | undefined;
  /** Bucket for the logs of TLS connections. */
  readonly accessLogBucket: pulumi.Input<string>;
  /** Done once the load balancer may write there. */
  readonly accessLogsReady: pulumi.Resource;
  /** Whether nobody may delete it. Not for an internal one: that comes and goes. */
  readonly protected: boolean;
}

/** TLS 1.2 and 1.3 with forward secrecy (Elastic Load Balancing user guide, recommended policy, 2026-11). */
const sslPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/** A way in: its listener, its target group, and what stands behind it. */
interface Door {
  readonly name: string;
  readonly listener: { readonly port: number; readonly protocol: "TLS" | "TCP" };
  readonly target: { readonly port: number; readonly protocol: "TLS" | "TCP" };
  /** Says who the client is by proxy protocol, and not by its address: so a node may call its own URL. */
  readonly proxyProtocol: boolean;
  /** Seconds that open connections get when a node leaves. */
  readonly drainSeconds: number;
  /** Keeps open connections when the node is not ready for a while; absent: they are cut. */
  readonly keepsConnections?: true;
  /** Seconds that a silent connection stays open; absent: what the load balancer does by itself, 350. */
  readonly idleSeconds?: number;
  readonly health: { readonly protocol: "HTTP" | "TCP"; readonly port: number; readonly path?: string };
}

const readiness = { protocol: "HTTP", port: readinessPort, path: "/-/readiness" } as const;

/** A group that sends proxy protocol sends it with its health checks too, whatever their port (ELB user guide, 2026). */
const proxiedReadiness = { ...readiness, port: proxiedReadinessPort } as const;

const webDoors: readonly Door[] = [
  {
    name: "web",
    listener: { port: httpsPort, protocol: "TLS" },
    target: { port: httpsPort, protocol: "TLS" },
    proxyProtocol: true,
    drainSeconds: 120, // the longest pages and API calls; a clone over HTTPS is tried again
    health: proxiedReadiness,
  },
  {
    name: "http",
    listener: { port: httpPort, protocol: "TCP" },
    target: { port: httpPort, protocol: "TCP" },
    proxyProtocol: true,
    drainSeconds: 10, // redirects only
    health: proxiedReadiness,
  },
];

/** Hooks on large pushes say nothing for long. */
const sshIdleSeconds = 3600;

const sshDoor: Door = {
  name: "ssh",
  listener: { port: sshPort, protocol: "TCP" },
  target: { port: gitlabSshdPort, protocol: "TCP" },
  proxyProtocol: false, // SSH servers speak first, and the header comes only with the client's first bytes
  drainSeconds: 300,
  keepsConnections: true, // a clone does not need what readiness asks for: Rails, which restarts now and then
  idleSeconds: sshIdleSeconds,
  health: readiness,
};

const bastionDoor: Door = {
  name: "bastion",
  listener: { port: bastionDoorPort, protocol: "TCP" },
  target: { port: sshPort, protocol: "TCP" },
  proxyProtocol: false,
  drainSeconds: 60,
  idleSeconds: sshIdleSeconds,
  health: { protocol: "TCP", port: sshPort },
};

/** What alarms need of a target group. */
export interface DoorGroup {
  readonly name: string;
  readonly arnSuffix: pulumi.Output<string>;
}

/** A Network Load Balancer with its security groups from creation, and one listener and target group per door. */
export class FrontDoor extends pulumi.ComponentResource {
  readonly dnsName: pulumi.Output<string>;
  /** Zone of {@link FrontDoor.dnsName}, for alias records. */
  readonly zoneId: pulumi.Output<string>;
  readonly arnSuffix: pulumi.Output<string>;
  readonly groups: readonly DoorGroup[];

  constructor(name: string, args: FrontDoorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:edge:FrontDoor", name, {}, opts);
    const balancer = this.#balancer(name, args);
    this.#refuseFewerZones(args, balancer);
    this.groups = [
      ...webDoors.map((door) => this.#open(name, door, balancer, args, args.nodes)),
      ...(args.ssh ? [this.#open(name, sshDoor, balancer, args, args.nodes)] : []),
      ...(args.bastionId ? [this.#open(name, bastionDoor, balancer, args, { bastion: args.bastionId })] : []),
    ];
    this.dnsName = balancer.dnsName;
    this.zoneId = balancer.zoneId;
    this.arnSuffix = balancer.arnSuffix;
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

  /** A subnet that the load balancer is in cannot go. */
  #refuseFewerZones({ stack, subnetIds, zonesKey }: FrontDoorArgs, balancer: aws.lb.LoadBalancer): void {
    refuseEdit(stack, { was: balancer.subnets, said: [...subnetIds] }, ({ was, said }) => {
      const kept = was.filter((subnet) => said.includes(subnet));
      if (kept.length === was.length) return [];
      return [
        {
          key: zonesKey,
          value: `${kept.length} of the load balancer's ${was.length} subnets`,
          allowed: "all that it was made with",
          fix: "It would be replaced, and its addresses with it: name all its zones, as the output zoneNames does. Nodes may have fewer (network.zones).",
        },
      ];
    });
  }

  #open(
    name: string,
    door: Door,
    balancer: aws.lb.LoadBalancer,
    args: FrontDoorArgs,
    targets: Readonly<Record<string, pulumi.Input<string>>>,
  ): DoorGroup {
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
        // Without a policy, HTTP/1.1 would be negotiated. With it, the load balancer negotiates with the target, too (access
        // log field alpn_be_protocol), which therefore has to be TLS and to speak HTTP/2: NGINX does.
        ...(door.listener.protocol === "TLS"
          ? { certificateArn: args.certificateArn, sslPolicy, alpnPolicy: "HTTP2Preferred" }
          : {}),
        ...(door.idleSeconds === undefined ? {} : { tcpIdleTimeoutSeconds: door.idleSeconds }),
        defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
      },
      child,
    );
    for (const [target, targetId] of Object.entries(targets)) {
      new aws.lb.TargetGroupAttachment(
        `${name}-${door.name}-${target}`,
        { targetGroupArn: group.arn, targetId, port: door.target.port },
        { ...child, deleteBeforeReplace: true },
      );
    }
    return { name: door.name, arnSuffix: group.arnSuffix };
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
