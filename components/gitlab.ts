import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../config/architecture.ts";
import type { Passwords } from "../config/passwords.ts";
import { Backups } from "./data/backups.ts";
import { Data } from "./data/data.ts";
import type { DnsRecord } from "./edge/records.ts";
import { Edge } from "./edge/edge.ts";
import { stackTags } from "./helpers/stackTags.ts";
import { Foundation, type FoundationArgs } from "./foundation/foundation.ts";
import { Bastion } from "./nodes/bastion.ts";
import { Image } from "./nodes/image.ts";
import { Nodes } from "./nodes/nodes.ts";
import { Sessions } from "./nodes/sessions.ts";
import { Notices } from "./watching/notices.ts";

/** Arguments of {@link GitLab}. */
export interface GitLabArgs extends FoundationArgs {
  /** What to build. */
  readonly architecture: Architecture;
  /** Those of the stack file. */
  readonly passwords: Passwords;
}

/** One GitLab installation: every component of an environment, wired together. It makes no decisions itself. */
export class GitLab extends pulumi.ComponentResource {
  /** Public name of the load balancer. */
  readonly loadBalancer: pulumi.Output<string>;
  /** Records that a person has to create; empty if the zone is in Route 53. */
  readonly records: pulumi.Output<DnsRecord[]>;
  /** The instance behind each node name. */
  readonly instanceIds: pulumi.Output<Record<string, string>>;
  /** The Session Manager document that encrypts and logs. */
  readonly sessionDocument: pulumi.Output<string>;
  /** The secret that holds the initial password of `root`. */
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
    const { stack, logRetentionDays, backup: plan, notify: emails } = architecture;
    const child = { parent: this };
    const foundation = new Foundation(name, args, child);
    const { keyArns, network, firewall } = foundation;
    const data = new Data(name, { ...args, keyArns, network, firewall }, child);
    const { buckets, vault } = data;
    const { vaultName } = vault;
    const edge = new Edge(name, { architecture, network, firewall, buckets }, child);
    const { targets } = edge;
    const sessions = new Sessions(`${name}-sessions`, { stack, keyArn: keyArns.logs, logRetentionDays }, child);
    const reachable = { parent: this, dependsOn: [...foundation.ways] }; // they must exist before any instance
    const image = this.#image(name, args, foundation, reachable);
    const nodes = new Nodes(
      `${name}-nodes`,
      { architecture, place, network, firewall, data, keyArns, targets, doors: edge, ...image },
      reachable,
    );
    this.#bastion(name, args, foundation, edge, reachable);
    const saved = { ...data.saved, volumes: nodes.snapshotArns };
    if (Object.values(saved).some((arns) => arns.length > 0)) {
      const ownVault = { name: vaultName, keyArn: keyArns.backups };
      const { volumes: volumeKeyArn } = keyArns;
      new Backups(`${name}-backups`, { plan, saved, vault: ownVault, copies: data.copies, volumeKeyArn, place }, child);
    }
    const alarms = [...nodes.alarms, ...edge.alarms, ...data.alarms];
    const copyVaultArn = data.copies?.arn;
    new Notices(
      `${name}-notices`,
      { emails, keyArn: keyArns.logs, place, vaultName, copyVaultArn, database: data.database?.server.watched, alarms },
      child,
    );

    this.loadBalancer = edge.dnsName;
    this.records = edge.recordsToCreate;
    this.instanceIds = pulumi.output(nodes.instanceIds);
    this.sessionDocument = sessions.documentName;
    this.rootPasswordSecret = data.rootPassword;
    this.imageId = image.amiId;
    this.zoneNames = pulumi.all([...foundation.zoneNames]);
    this.vaultName = vaultName;
    this.registerOutputs({ loadBalancer: this.loadBalancer });
  }

  #image(
    name: string,
    { architecture, place }: GitLabArgs,
    { network, firewall, keyArns }: Foundation,
    opts: pulumi.ComponentResourceOptions,
  ) {
    const { stack, image: plan, namedNodes, groups, logRetentionDays } = architecture;
    if (plan.kind === "given") return { amiId: pulumi.output(plan.amiId), imageReady: [] };
    const image = new Image(
      `${name}-image`,
      {
        stack,
        release: architecture,
        usesDatabaseServer: architecture.database !== undefined,
        place,
        keyArn: keyArns.volumes,
        subnetId: network.subnetIn(0).id,
        securityGroupId: firewall.group("imageBuilder"),
        rootVolumeGiB: Math.max(...[...namedNodes, ...groups].map(({ rootVolumeGiB }) => rootVolumeGiB)),
        logKeyArn: keyArns.logs,
        logRetentionDays,
      },
      opts,
    );
    return { amiId: image.amiId, imageReady: [image] };
  }

  #bastion(
    name: string,
    { architecture, place }: GitLabArgs,
    { network, firewall, keyArns }: Foundation,
    { targets }: Edge,
    opts: pulumi.ComponentResourceOptions,
  ): void {
    const { stack, bastion: plan } = architecture;
    if (!plan) return;
    new Bastion(
      `${name}-bastion`,
      {
        stack,
        plan,
        place,
        subnetIds: network.subnets.private.map(({ id }) => id),
        securityGroupId: firewall.group("bastion"),
        volumeKeyArn: keyArns.volumes,
        logKeyArn: keyArns.logs,
        targets,
        tags: stackTags(architecture),
      },
      opts,
    );
  }
}
