import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../config/architecture.ts";
import { ports } from "../gitlab/ports.ts";
import { Allowlist } from "./foundation/allowlist.ts";
import { Backups } from "./data/backups.ts";
import { Bastion } from "./nodes/bastion.ts";
import { Buckets } from "./data/buckets.ts";
import { Certificate } from "./edge/certificate.ts";
import { Encryption, type KeyClass } from "./foundation/encryption.ts";
import { Firewall } from "./foundation/firewall.ts";
import { FrontDoor } from "./edge/frontDoor.ts";
import { Image } from "./nodes/image.ts";
import { InterfaceEndpoints } from "./foundation/interfaceEndpoints.ts";
import { InternalDns } from "./edge/internalDns.ts";
import { Network } from "./foundation/network.ts";
import { Nodes, type NodesArgs } from "./nodes/nodes.ts";
import { Notices } from "./watching/notices.ts";
import type { Place } from "./helpers/place.ts";
import type { EndpointServices } from "./foundation/readEndpointServices.ts";
import type { ExistingNetwork } from "./foundation/readNetwork.ts";
import { Records, recordsToCreate, type DnsRecord } from "./edge/records.ts";
import { Secrets } from "./data/secrets.ts";
import { Sessions } from "./nodes/sessions.ts";
import { Vault } from "./data/vault.ts";

/** Arguments of {@link GitLab}. */
export interface GitLabArgs {
  /** What is to be built. */
  readonly architecture: Architecture;
  /** Where it is built. */
  readonly place: Place;
  /** Names of the zones that a network of our own spans; empty with an existing network. */
  readonly zoneNames: readonly string[];
  /** What AWS calls the services behind VPC endpoints; empty with an existing network. */
  readonly endpointServices: EndpointServices;
  /** What was read of an existing network; absent where the stack makes one of its own. */
  readonly existingNetwork: ExistingNetwork | undefined;
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
  /** Absent where there is no bastion. */
  readonly bastionId: pulumi.Output<string> | undefined;
  /** The Session Manager document that encrypts and logs. */
  readonly sessionDocument: pulumi.Output<string>;
  /** The secret that holds the first password of `root`. */
  readonly rootPasswordSecret: pulumi.Output<string>;
  /** The image that new nodes start from. */
  readonly imageId: pulumi.Output<string>;
  /** Where the load balancer is; empty in an existing network. */
  readonly zoneNames: pulumi.Output<string[]>;
  /** The AWS Backup vault. */
  readonly vaultName: pulumi.Output<string>;

  constructor(name: string, args: GitLabArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:index:GitLab", name, {}, opts);
    const { architecture, place } = args;
    const base = this.#base(name, args);
    const image = this.#image(name, args, base);
    this.imageId = image.amiId;
    const reachable = { parent: this, dependsOn: [...base.ways] }; // no instance before them
    const nodes = new Nodes(`${name}-nodes`, { architecture, place, ...base, ...image }, reachable);
    this.bastionId = this.#bastion(name, args, base, reachable);
    const edge = this.#edge(name, args, base, { nodes: nodes.instanceIds, bastionId: this.bastionId });
    new Backups(
      `${name}-backups`,
      { plan: architecture.backup, volumeArns: nodes.volumeArns, vaultName: base.vault.vaultName, place },
      { parent: this },
    );
    this.#notices(name, args, base, { ...edge, nodes: nodes.instanceIds });

    this.loadBalancer = edge.door.dnsName;
    this.records = edge.door.dnsName.apply((dnsName) =>
      edge.zoneId ? [] : recordsToCreate(architecture.hostNames, dnsName),
    );
    this.instanceIds = pulumi.output(nodes.instanceIds);
    this.sessionDocument = base.sessions.documentName;
    this.rootPasswordSecret = base.secrets.rootPassword;
    this.zoneNames = pulumi.all([...base.network.zoneNames]);
    this.vaultName = base.vault.vaultName;
    this.registerOutputs({ loadBalancer: this.loadBalancer });
  }

  /** What everything else stands on: keys, network, firewall, buckets, secrets, sessions. */
  #base(name: string, args: GitLabArgs): Base {
    const { architecture, place, zoneNames, existingNetwork, endpointServices, smtpPassword } = args;
    const { stack, protection, logRetentionDays } = architecture;
    const child = { parent: this };
    const { keyArns } = new Encryption(`${name}-keys`, { place, protection }, child);
    const logs = { logKeyArn: keyArns.logs, logRetentionDays };
    const plan = architecture.network;
    const network = new Network(
      `${name}-network`,
      {
        stack,
        plan,
        zoneNames,
        existing: existingNetwork,
        s3ServiceName: endpointServices.s3,
        place,
        protection,
        ...logs,
      },
      child,
    );
    const { natAddresses, vpcId, cidrBlocks: vpcCidrs } = network;
    const { lists } = new Allowlist(`${name}-allow`, { stack, allow: architecture.allow, natAddresses }, child);
    const firewall = new Firewall(
      `${name}-firewall`,
      { stack, vpcId, vpcCidrs, rules: ports(architecture), lists, protection },
      child,
    );
    return {
      keyArns,
      ways: [network, firewall, ...this.#endpoints(name, args, { network, firewall })],
      network,
      firewall,
      buckets: new Buckets(
        `${name}-buckets`,
        { plans: architecture.buckets, keyArn: keyArns.objects, place, protection },
        child,
      ),
      secrets: new Secrets(`${name}-secrets`, { keyArn: keyArns.secrets, protection, smtpPassword }, child),
      vault: new Vault(`${name}-vault`, { keyArn: keyArns.backups, protection }, child),
      sessions: new Sessions(`${name}-sessions`, { stack, keyArn: keyArns.logs, logRetentionDays }, child),
    };
  }

  #endpoints(
    name: string,
    { architecture: { network: plan }, endpointServices }: GitLabArgs,
    { network, firewall }: Pick<Base, "network" | "firewall">,
  ): InterfaceEndpoints[] {
    if (plan.kind === "existing" || plan.interfaceEndpoints.length === 0) return [];
    const endpoints = new InterfaceEndpoints(
      `${name}-endpoints`,
      {
        vpcId: network.vpcId,
        services: plan.interfaceEndpoints,
        serviceNames: endpointServices,
        subnetIds: network.privateSubnets.map(({ id }) => id),
        securityGroupId: firewall.group("endpoints"),
      },
      { parent: this },
    );
    return [endpoints];
  }

  #image(name: string, { architecture, place }: GitLabArgs, base: Base): Pick<NodesArgs, "amiId" | "imageReady"> {
    const { stack, image, statefulNodes, logRetentionDays } = architecture;
    const { network, firewall, keyArns, ways } = base;
    if (image.kind === "given") return { amiId: pulumi.output(image.amiId), imageReady: undefined };
    const imageReady = new Image(
      `${name}-image`,
      {
        stack,
        release: architecture,
        place,
        keyArn: keyArns.volumes,
        subnetId: network.subnetIn(0).id,
        securityGroupId: firewall.group("imageBuilder"),
        rootVolumeGiB: Math.max(...statefulNodes.map((node) => node.rootVolumeGiB)),
        logKeyArn: keyArns.logs,
        logRetentionDays,
      },
      { parent: this, dependsOn: [...ways] },
    );
    return { amiId: imageReady.amiId, imageReady };
  }

  #bastion(
    name: string,
    { architecture, place }: GitLabArgs,
    { network, firewall, keyArns }: Base,
    opts: pulumi.ComponentResourceOptions,
  ): pulumi.Output<string> | undefined {
    const { stack, bastion: plan } = architecture;
    if (!plan) return undefined;
    const bastion = new Bastion(
      `${name}-bastion`,
      {
        stack,
        plan,
        place,
        subnetId: network.subnetIn(0).id,
        securityGroupId: firewall.group("bastion"),
        volumeKeyArn: keyArns.volumes,
        logKeyArn: keyArns.logs,
      },
      opts,
    );
    return bastion.instanceId;
  }

  /** The ways in: certificate, load balancers, names. */
  #edge(name: string, { architecture }: GitLabArgs, base: Base, behind: Behind): Edge {
    const { dualstack, allow, hostNames, protection, stack } = architecture;
    const { network, firewall, buckets } = base;
    const child = { parent: this };
    const { zoneId, certificateArn } = this.#dns(name, architecture);
    const both = {
      stack,
      vpcId: network.vpcId,
      subnetIds: network.frontDoorSubnetIds, // the same for the internal one: the same proxies to trust
      zonesKey: architecture.network.kind === "create" ? "network.zoneNames" : "network.publicSubnetIds",
      certificateArn,
      nodes: behind.nodes,
      accessLogBucket: buckets.names["access-logs"],
      accessLogsReady: buckets.accessLogs,
    };
    const door = new FrontDoor(
      `${name}-front`,
      {
        ...both,
        internal: false,
        protected: protection.kind === "on",
        dualstack,
        securityGroupIds: firewall.groups("webDoor", "sshDoor", "bastionDoor"),
        ssh: allow.ssh.length > 0,
        bastionId: behind.bastionId,
      },
      child,
    );
    if (zoneId) new Records(`${name}-records`, { zoneId, names: hostNames, target: door, dualstack }, child);
    if (architecture.internalLoadBalancer) {
      const securityGroupIds = firewall.groups("internalLoadBalancer");
      const inner = new FrontDoor(
        `${name}-inner`,
        {
          ...both,
          internal: true,
          protected: false,
          dualstack: false,
          securityGroupIds,
          ssh: true,
          bastionId: undefined,
        },
        child,
      );
      new InternalDns(`${name}-inner-dns`, { vpcId: network.vpcId, names: hostNames, target: inner }, child);
    }
    return { door, certificateArn, zoneId };
  }

  #dns(name: string, { dns, hostNames: names }: Architecture): Omit<Edge, "door"> {
    if (dns.kind === "own") return { zoneId: undefined, certificateArn: pulumi.output(dns.certificateArn) };
    const child = { parent: this };
    const { zoneId } = aws.route53.getZoneOutput({ name: dns.zoneName, privateZone: false }, child);
    return { zoneId, certificateArn: new Certificate(`${name}-certificate`, { names, zoneId }, child).arn };
  }

  #notices(
    name: string,
    { architecture, place }: GitLabArgs,
    { keyArns, vault }: Base,
    { door, certificateArn, nodes }: Edge & Pick<Behind, "nodes">,
  ): void {
    new Notices(
      `${name}-notices`,
      {
        emails: architecture.notify,
        keyArn: keyArns.logs,
        place,
        vaultName: vault.vaultName,
        subject: {
          stack: architecture.stack,
          nodes,
          backup: architecture.backup,
          patching: architecture.patching,
          loadBalancer: door.arnSuffix,
          groups: door.groups,
          certificateArn,
        },
      },
      { parent: this },
    );
  }
}

/** What everything else stands on. */
interface Base {
  readonly keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>;
  readonly network: Network;
  readonly firewall: Firewall;
  /** What has to be there before an instance is: routes, rules, and the endpoints that may be its only way. */
  readonly ways: readonly pulumi.Resource[];
  readonly buckets: Buckets;
  readonly secrets: Secrets;
  readonly vault: Vault;
  readonly sessions: Sessions;
}

/** What the ways in lead to. */
interface Behind {
  readonly nodes: Readonly<Record<string, pulumi.Output<string>>>;
  readonly bastionId: pulumi.Output<string> | undefined;
}

/** The public way in. */
interface Edge {
  readonly door: FrontDoor;
  readonly certificateArn: pulumi.Output<string>;
  /** Absent where DNS is kept elsewhere. */
  readonly zoneId: pulumi.Output<string> | undefined;
}
