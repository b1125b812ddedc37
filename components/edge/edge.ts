import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import type { Buckets } from "../data/buckets.ts";
import type { Firewall } from "../foundation/firewall.ts";
import type { Network } from "../foundation/network.ts";
import type { Alarm } from "../watching/alarm.ts";
import { Certificate } from "./certificate.ts";
import { certificateAlarm } from "./doorAlarms.ts";
import { bastionDoor, sshDoor, webDoors } from "./doors.ts";
import { FrontDoor } from "./frontDoor.ts";
import { InternalDns } from "./internalDns.ts";
import { PraefectBalancer } from "./praefectBalancer.ts";
import { Records, recordsToCreate, type DnsRecord } from "./records.ts";
import type { Target } from "./target.ts";

/** Arguments of {@link Edge}. */
export interface EdgeArgs {
  readonly architecture: Architecture;
  readonly network: Network;
  readonly firewall: Firewall;
  /** For the load balancer's access logs. */
  readonly buckets: Buckets;
}

/** The ways in: certificate, load balancers, names. Components that serve requests attach their instances to the targets. */
export class Edge extends pulumi.ComponentResource {
  /** Public name of the load balancer. */
  readonly dnsName: pulumi.Output<string>;
  /** Records that a person has to create; empty if the zone is in Route 53. */
  readonly recordsToCreate: pulumi.Output<DnsRecord[]>;
  readonly targets: readonly Target[];
  readonly alarms: readonly Alarm[];

  constructor(name: string, args: EdgeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:edge:Edge", name, {}, opts);
    const { architecture, network } = args;
    const { hostNames: names, dualstack } = architecture;
    const child = { parent: this };
    const { zoneId, certificateArn } = this.#dns(name, architecture);
    const door = this.#publicDoor(name, args, certificateArn);
    if (zoneId) new Records(`${name}-records`, { zoneId, names, target: door, dualstack }, child);
    const doors = [door];
    if (architecture.internalLoadBalancer) {
      const inner = this.#internalDoor(name, args, certificateArn);
      new InternalDns(`${name}-inner-dns`, { vpcId: network.vpcId, names, target: inner }, child);
      doors.push(inner);
    }
    const praefect = this.#praefectBalancer(name, args);
    this.dnsName = door.dnsName;
    this.recordsToCreate = door.dnsName.apply((dnsName) => (zoneId ? [] : recordsToCreate(names, dnsName)));
    this.targets = [...doors, ...praefect].flatMap(({ targets }) => targets);
    this.alarms = [...[door, ...praefect].flatMap(({ alarms }) => alarms), certificateAlarm(certificateArn)];
    this.registerOutputs({ dnsName: this.dnsName });
  }

  #dns(name: string, { dns, hostNames: names }: Architecture) {
    if (dns.kind === "own") return { zoneId: undefined, certificateArn: pulumi.output(dns.certificateArn) };
    const child = { parent: this };
    const { zoneId } = aws.route53.getZoneOutput({ name: dns.zoneName, privateZone: false }, child);
    return { zoneId, certificateArn: new Certificate(`${name}-certificate`, { names, zoneId }, child).arn };
  }

  #publicDoor(name: string, args: EdgeArgs, certificateArn: pulumi.Output<string>): FrontDoor {
    const { allow, bastion, dualstack, protection } = args.architecture;
    return new FrontDoor(
      `${name}-front`,
      {
        ...this.#both(args, certificateArn),
        internal: false,
        protected: protection.kind === "on",
        dualstack,
        securityGroupIds: args.firewall.groups("webDoor", "sshDoor", "bastionDoor"),
        doors: [...webDoors, ...(allow.ssh.length > 0 ? [sshDoor] : []), ...(bastion ? [bastionDoor] : [])],
      },
      { parent: this },
    );
  }

  #internalDoor(name: string, args: EdgeArgs, certificateArn: pulumi.Output<string>): FrontDoor {
    return new FrontDoor(
      `${name}-inner`,
      {
        ...this.#both(args, certificateArn),
        internal: true,
        protected: false,
        dualstack: false,
        securityGroupIds: args.firewall.groups("internalLoadBalancer"),
        doors: [...webDoors, sshDoor],
      },
      { parent: this },
    );
  }

  /** Empty where no node is a Praefect. */
  #praefectBalancer(name: string, { architecture, network, firewall }: EdgeArgs): PraefectBalancer[] {
    if (!architecture.namedNodes.some(({ role }) => role === "praefect")) return [];
    const { zoneId, zoneName, vpcId, subnets } = network;
    return [
      new PraefectBalancer(
        `${name}-praefect`,
        {
          stack: architecture.stack,
          vpcId,
          subnetIds: subnets.private.map(({ id }) => id),
          zonesKey: architecture.network.kind === "create" ? "network.zones" : "network.privateSubnetIds",
          securityGroupId: firewall.group("praefectBalancer"),
          zoneId,
          zoneName,
        },
        { parent: this },
      ),
    ];
  }

  #both({ architecture, network, buckets }: EdgeArgs, certificateArn: pulumi.Output<string>) {
    return {
      stack: architecture.stack,
      vpcId: network.vpcId,
      subnetIds: network.subnets.frontDoor.map(({ id }) => id), // the internal one too, so nodes trust the same proxies
      zonesKey: architecture.network.kind === "create" ? "network.zoneNames" : "network.publicSubnetIds",
      certificateArn,
      accessLogBucket: buckets.names["access-logs"],
      accessLogsReady: buckets.accessLogs,
    };
  }
}
