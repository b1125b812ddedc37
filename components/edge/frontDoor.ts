import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Alarm } from "../watching/alarm.ts";
import { balancer } from "./balancer.ts";
import { doorAlarms } from "./doorAlarms.ts";
import type { Door } from "./doors.ts";
import { openDoor } from "./openDoor.ts";
import { portsAlarm } from "./portsAlarm.ts";
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

const zonesFix =
  "It would be replaced, and its addresses with it: list all its zones, as in the output zoneNames. Nodes may have fewer (network.zones).";

/** The load balancer that leads to GitLab: one listener and target group per door. */
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
    const loadBalancer = balancer(
      name,
      {
        ...args,
        title: args.internal ? "internal door" : "front door",
        zones: { key: args.zonesKey, fix: zonesFix },
        accessLogs: { bucket: args.accessLogBucket, ready: args.accessLogsReady },
      },
      this,
    );
    const groups = args.doors.map((door) => ({ door, group: this.#open(name, door, loadBalancer, args) }));
    this.targets = groups.map(({ door, group }) => ({
      name: `${args.internal ? "inner" : "front"}-${door.name}`,
      leadsTo: door.leadsTo,
      groupArn: group.arn,
      port: door.target.port,
    }));
    this.alarms = [
      ...doorAlarms({
        loadBalancer: loadBalancer.arnSuffix,
        groups: groups.map(({ door, group }) => ({ door, arnSuffix: group.arnSuffix })),
      }),
      portsAlarm("frontDoor", loadBalancer.arnSuffix),
    ];
    this.dnsName = loadBalancer.dnsName;
    this.zoneId = loadBalancer.zoneId;
    this.registerOutputs({ dnsName: this.dnsName });
  }

  #open(name: string, door: Door, loadBalancer: aws.lb.LoadBalancer, args: FrontDoorArgs): aws.lb.TargetGroup {
    const { stack, vpcId, certificateArn } = args;
    const title = `gitlab-${stack} ${args.internal ? "internal " : ""}${door.name}`;
    // Without a policy, the load balancer would negotiate HTTP/1.1. With one, it also negotiates with the target (access
    // log field alpn_be_protocol), which therefore has to speak TLS and HTTP/2. NGINX does.
    const tls = { certificateArn, sslPolicy, alpnPolicy: "HTTP2Preferred" };
    return openDoor(
      `${name}-${door.name}`,
      door,
      { balancer: loadBalancer, vpcId, title, ...(door.listener.protocol === "TLS" ? { tls } : {}) },
      this,
    );
  }
}
