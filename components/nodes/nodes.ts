import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import type { NamedNodePlan } from "../../config/decisions/namedNodes.ts";
import type { KeyClass } from "../../config/keyClass.ts";
import { bundle } from "../../gitlab/bundle.ts";
import type { Endpoints } from "../../gitlab/endpoints.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { upgradeOrder } from "../../gitlab/upgradeOrder.ts";
import { userData } from "../../gitlab/userData.ts";
import type { Data } from "../data/data.ts";
import { attach, type Target } from "../edge/target.ts";
import type { Firewall } from "../foundation/firewall.ts";
import type { Network } from "../foundation/network.ts";
import type { Place } from "../helpers/place.ts";
import type { Alarm } from "../watching/alarm.ts";
import { ConvergeDocument } from "./convergeDocument.ts";
import { nodeAlarms } from "./nodeAlarms.ts";
import { NodeConfiguration } from "./nodeConfiguration.ts";
import { NodeIdentity } from "./nodeIdentity.ts";
import { NodePhase } from "./nodePhase.ts";
import { NamedNode } from "./namedNode.ts";

/** Arguments of {@link Nodes}. */
export interface NodesArgs {
  readonly architecture: Architecture;
  readonly place: Place;
  readonly network: Network;
  readonly firewall: Firewall;
  readonly data: Data;
  readonly keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>;
  /** The target groups that nodes attach themselves to. */
  readonly targets: readonly Target[];
  /** Image of new instances. */
  readonly amiId: pulumi.Output<string>;
  /** Complete once that image exists. A failed build changes no node. */
  readonly imageReady: readonly pulumi.Resource[];
}

/** A node, and what it is to become. */
interface MadeNode {
  readonly plan: NamedNodePlan;
  readonly label: string;
  readonly node: NamedNode;
  readonly configuration: NodeConfiguration;
}

/** The nodes with permanent names: each with its role, its instance and volume, and its configuration. */
export class Nodes extends pulumi.ComponentResource {
  /** By node name. */
  readonly instanceIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly volumeArns: readonly pulumi.Output<string>[];
  readonly alarms: readonly Alarm[];

  constructor(name: string, args: NodesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Nodes", name, {}, opts);
    const { namedNodes, stack, backup, patching } = args.architecture;
    const document = new ConvergeDocument(`${name}-converge`, { parent: this });
    const nodes = namedNodes.map((plan) => this.#node(`${name}-${plan.name}`, plan, args, document));
    this.#converge(nodes, args, document);
    this.instanceIds = Object.fromEntries(nodes.map(({ plan, node }) => [plan.name, node.instanceId]));
    this.volumeArns = nodes.flatMap(({ node }) => node.volumeArns);
    this.alarms = nodes.flatMap(({ plan, node }) =>
      nodeAlarms({ stack, plan, backup, patching }, roles[plan.role].metrics, node.instanceId),
    );
    this.registerOutputs({ instanceIds: this.instanceIds });
  }

  #node(label: string, plan: NamedNodePlan, args: NodesArgs, document: ConvergeDocument): MadeNode {
    const role: Role = roles[plan.role];
    const profile = this.#identity(label, plan, role, args, document);
    const node = this.#instance(label, plan, role, args, profile);
    attach(label, node.instanceId, role.offers, args.targets, node);
    return { plan, label, node, configuration: this.#configuration(label, plan, role, args, node) };
  }

  /** Brings one node after the other to its configuration. Each waits for the one before it, as far as anything waits. */
  #converge(
    nodes: readonly MadeNode[],
    { architecture, data, imageReady }: NodesArgs,
    document: ConvergeDocument,
  ): void {
    const { stack, waitForGitLab: wait } = architecture;
    const bucketName = data.buckets.names.configuration;
    const steps = upgradeOrder.flatMap(({ role, phase }) =>
      nodes.filter(({ plan }) => plan.role === role).map((made) => ({ ...made, phase })),
    );
    steps.reduce<readonly pulumi.Resource[]>((after, { plan, label, node, configuration, phase }) => {
      const { instanceId } = node;
      const { reached } = new NodePhase(
        `${label}-${phase}`,
        { stack, node: plan.name, phase, configuration, bucketName, instanceId, document, after, wait },
        { parent: this },
      );
      return [reached];
    }, imageReady);
  }

  #identity(
    label: string,
    plan: NamedNodePlan,
    role: Role,
    { architecture, place, data, keyArns }: NodesArgs,
    document: ConvergeDocument,
  ): pulumi.Output<string> {
    const identity = new NodeIdentity(
      `${label}-identity`,
      {
        stack: architecture.stack,
        node: plan.name,
        role,
        place,
        bucketArns: data.buckets.arns,
        secrets: data.secrets.secrets,
        documentArns: [document.documentArn],
        vaultArn: data.vault.arn,
        keyArns,
      },
      { parent: this },
    );
    return identity.instanceProfileName;
  }

  #instance(
    label: string,
    plan: NamedNodePlan,
    role: Role,
    { architecture, network, firewall, data, keyArns, amiId }: NodesArgs,
    instanceProfileName: pulumi.Output<string>,
  ): NamedNode {
    const { stack, region, protection } = architecture;
    const phase = role.phases[0].name;
    return new NamedNode(
      label,
      {
        stack,
        plan,
        amiId,
        subnet: network.subnetIn(plan.zone),
        securityGroupId: firewall.group(plan.role),
        instanceProfileName,
        keyArn: keyArns.volumes,
        userData: data.buckets.names.configuration.apply((configurationBucket) =>
          userData({ stack, node: plan.name, phase, region, configurationBucket }),
        ),
        zoneId: network.zoneId,
        zoneName: network.zoneName,
        protection,
      },
      { parent: this },
    );
  }

  #configuration(label: string, plan: NamedNodePlan, role: Role, args: NodesArgs, node: NamedNode): NodeConfiguration {
    const { architecture, data, keyArns } = args;
    const { stack, logRetentionDays } = architecture;
    return new NodeConfiguration(
      `${label}-configuration`,
      {
        stack,
        node: plan.name,
        bundle: endpoints(args).apply((known) => bundle(architecture, role, plan, known)),
        bucketName: data.buckets.names.configuration,
        volumeId: node.volumeId,
        fromSnapshot: plan.volumes.some((volume) => volume.inUse && volume.snapshotId !== undefined),
        logKeyArn: keyArns.logs,
        logRetentionDays,
      },
      { parent: this },
    );
  }
}

function endpoints({ data, network }: NodesArgs): pulumi.Output<Endpoints> {
  const { buckets, secrets, vault } = data;
  return pulumi.output({
    buckets: buckets.names,
    backupVault: vault.vaultName,
    loadBalancerSubnets: network.subnets.frontDoor.map(({ cidrBlock }) => cidrBlock),
    secrets: secrets.secrets,
  });
}
