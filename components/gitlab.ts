import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../config/architecture.ts";
import { ports } from "../gitlab/ports.ts";
import { Allowlist } from "./allowlist.ts";
import { Backups } from "./backups.ts";
import { Bastion } from "./bastion.ts";
import { Buckets } from "./buckets.ts";
import { Certificate, hostNames } from "./certificate.ts";
import { Encryption, type KeyClass } from "./encryption.ts";
import { Firewall } from "./firewall.ts";
import { FrontDoor, type FrontDoorArgs } from "./frontDoor.ts";
import { Image } from "./image.ts";
import { InterfaceEndpoints } from "./interfaceEndpoints.ts";
import { InternalDns } from "./internalDns.ts";
import { Network } from "./network.ts";
import { Nodes } from "./nodes.ts";
import { Notices } from "./notices.ts";
import type { Place } from "./place.ts";
import { Records, recordsToCreate, type DnsRecord } from "./records.ts";
import { Secrets } from "./secrets.ts";
import { ServiceLinkedRoles } from "./serviceLinkedRoles.ts";
import { Sessions } from "./sessions.ts";

/** Arguments of {@link GitLab}. */
export interface GitLabArgs {
  /** What is to be built. */
  readonly architecture: Architecture;
  /** Where it is built. */
  readonly place: Place;
  /** Names of the zones that a network of our own spans; empty with an existing network. */
  readonly zoneNames: readonly string[];
  /** Password of the SMTP user; absent: no mail. */
  readonly smtpPassword: pulumi.Output<string> | undefined;
}

/** One GitLab installation: every component of an environment, wired. It takes no decision of its own. */
export class GitLab extends pulumi.ComponentResource {
  /** Public name of the load balancer. */
  readonly loadBalancer: pulumi.Output<string>;
  /** Records that a person has to create; empty where the zone is in Route 53. */
  readonly records: pulumi.Output<DnsRecord[]>;
  /** The instance behind each node name. */
  readonly instanceIds: pulumi.Output<Record<string, string>>;
  readonly bastionId: pulumi.Output<string>;
  /** The Session Manager document that encrypts and logs. */
  readonly sessionDocument: pulumi.Output<string>;
  /** The secret that holds the first password of `root`. */
  readonly rootPasswordSecret: pulumi.Output<string>;
  /** The image that new nodes start from. */
  readonly imageId: pulumi.Output<string>;
  /** The AWS Backup vault. */
  readonly vaultName: pulumi.Output<string>;

  constructor(name: string, args: GitLabArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:index:GitLab", name, {}, opts);
    const { architecture, place } = args;
    const { stack, protection, logRetentionDays } = architecture;
    const child = { parent: this };

    if (architecture.serviceLinkedRoles.length > 0) {
      new ServiceLinkedRoles(`${name}-service-roles`, { services: architecture.serviceLinkedRoles }, child);
    }
    const { keyArns } = new Encryption(`${name}-keys`, { place, protection }, child);
    const network = new Network(
      `${name}-network`,
      {
        stack,
        plan: architecture.network,
        zoneNames: args.zoneNames,
        dualstack: architecture.dualstack,
        place,
        logKeyArn: keyArns.logs,
        logRetentionDays,
      },
      child,
    );
    const { lists } = new Allowlist(
      `${name}-allow`,
      { stack, allow: architecture.allow, natAddresses: network.natAddresses },
      child,
    );
    const firewall = new Firewall(
      `${name}-firewall`,
      { stack, vpcId: network.vpcId, vpcCidr: network.cidrBlock, rules: ports(architecture), lists },
      child,
    );
    this.#endpoints(name, args, network, firewall);
    const buckets = new Buckets(
      `${name}-buckets`,
      { plans: architecture.buckets, keyArn: keyArns.objects, place, protection },
      child,
    );
    const secrets = new Secrets(
      `${name}-secrets`,
      { keyArn: keyArns.secrets, protection, smtpPassword: args.smtpPassword },
      child,
    );
    const sessions = new Sessions(`${name}-sessions`, { stack, keyArn: keyArns.logs, logRetentionDays }, child);
    const subnet = network.subnetIn(0);
    const reachable = [network, firewall]; // an instance without routes and rules could not set itself up
    this.imageId = this.#image(name, args, keyArns, network, firewall);
    const nodes = new Nodes(
      `${name}-nodes`,
      { architecture, place, network, firewall, buckets, secrets, keyArns, amiId: this.imageId },
      { ...child, dependsOn: reachable },
    );
    const bastion = new Bastion(
      `${name}-bastion`,
      {
        stack,
        plan: architecture.bastion,
        place,
        subnetId: subnet.id,
        securityGroupId: firewall.group("bastion"),
        volumeKeyArn: keyArns.volumes,
        logKeyArn: keyArns.logs,
      },
      { ...child, dependsOn: reachable },
    );

    const names = hostNames(architecture.domains);
    const zoneId = this.#publicZone(architecture);
    const certificateArn = this.#certificateArn(name, architecture, names, zoneId);
    const doors = {
      stack,
      vpcId: network.vpcId,
      certificateArn,
      nodes: nodes.instanceIds,
      accessLogBucket: buckets.names["access-logs"],
      accessLogsReady: buckets.accessLogs,
      protected: protection.kind === "on",
    };
    const door = new FrontDoor(
      `${name}-front`,
      {
        ...doors,
        internal: false,
        dualstack: architecture.dualstack,
        subnetIds: network.frontDoorSubnetIds,
        securityGroupId: firewall.group("loadBalancer"),
        ssh: architecture.allow.ssh.length > 0,
        bastionId: architecture.bastion.ssh ? bastion.instanceId : undefined,
      },
      child,
    );
    if (zoneId) {
      new Records(`${name}-records`, { zoneId, names, target: door, dualstack: architecture.dualstack }, child);
    }
    if (architecture.internalLoadBalancer) this.#internalDoor(name, doors, network, firewall, names);

    const backups = new Backups(
      `${name}-backups`,
      { plan: architecture.backup, volumeArns: nodes.volumeArns, keyArn: keyArns.backups, place, protection },
      child,
    );
    new Notices(
      `${name}-notices`,
      {
        emails: architecture.notify,
        keyArn: keyArns.logs,
        place,
        vaultName: backups.vaultName,
        subject: {
          stack,
          nodes: nodes.instanceIds,
          backupSchedule: architecture.backup.schedule,
          loadBalancer: door.arnSuffix,
          groups: door.groups,
          certificateArn,
        },
      },
      child,
    );

    this.loadBalancer = door.dnsName;
    this.records = door.dnsName.apply((dnsName) => (zoneId ? [] : recordsToCreate(names, dnsName)));
    this.instanceIds = pulumi.output(nodes.instanceIds);
    this.bastionId = bastion.instanceId;
    this.sessionDocument = sessions.documentName;
    this.rootPasswordSecret = secrets.rootPassword;
    this.vaultName = backups.vaultName;
    this.registerOutputs({ loadBalancer: this.loadBalancer });
  }

  #endpoints(name: string, { architecture, place }: GitLabArgs, network: Network, firewall: Firewall): void {
    const services = architecture.network.kind === "create" ? architecture.network.interfaceEndpoints : [];
    if (services.length === 0) return;
    new InterfaceEndpoints(
      `${name}-endpoints`,
      {
        vpcId: network.vpcId,
        services,
        subnetIds: network.privateSubnets.map(({ id }) => id),
        securityGroupId: firewall.group("endpoints"),
        place,
      },
      { parent: this },
    );
  }

  #image(
    name: string,
    { architecture, place }: GitLabArgs,
    keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>,
    network: Network,
    firewall: Firewall,
  ): pulumi.Output<string> {
    const { stack, image, gitlab, statefulNodes, logRetentionDays } = architecture;
    if (image.kind === "given") return pulumi.output(image.amiId);
    const rootVolumeGiB = Math.max(...statefulNodes.map((node) => node.rootVolumeGiB));
    return new Image(
      `${name}-image`,
      {
        stack,
        release: gitlab,
        place,
        keyArn: keyArns.volumes,
        subnetId: network.subnetIn(0).id,
        securityGroupId: firewall.group("imageBuilder"),
        rootVolumeGiB,
        logKeyArn: keyArns.logs,
        logRetentionDays,
      },
      { parent: this, dependsOn: [network, firewall] },
    ).amiId;
  }

  #publicZone({ dns }: Architecture): pulumi.Output<string> | undefined {
    if (dns.kind === "own") return undefined;
    return aws.route53.getZoneOutput({ name: dns.zoneName, privateZone: false }, { parent: this }).zoneId;
  }

  #certificateArn(
    name: string,
    { dns }: Architecture,
    names: readonly string[],
    zoneId: pulumi.Output<string> | undefined,
  ): pulumi.Output<string> {
    if (dns.kind === "own") return pulumi.output(dns.certificateArn);
    if (!zoneId) throw new Error("A certificate of our own needs a zone.");
    return new Certificate(`${name}-certificate`, { names, zoneId }, { parent: this }).arn;
  }

  #internalDoor(
    name: string,
    doors: Omit<FrontDoorArgs, "internal" | "dualstack" | "subnetIds" | "securityGroupId" | "ssh" | "bastionId">,
    network: Network,
    firewall: Firewall,
    names: readonly string[],
  ): void {
    const child = { parent: this };
    const door = new FrontDoor(
      `${name}-inner`,
      {
        ...doors,
        internal: true,
        dualstack: false,
        subnetIds: network.frontDoorSubnetIds, // the same proxies to trust; being internal, it has no public address
        securityGroupId: firewall.group("internalLoadBalancer"),
        ssh: true,
        bastionId: undefined,
      },
      child,
    );
    new InternalDns(`${name}-inner-dns`, { vpcId: network.vpcId, names, target: door }, child);
  }
}
