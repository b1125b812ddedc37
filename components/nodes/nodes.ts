import * as pulumi from "@pulumi/pulumi";
import type { NamedNodePlan } from "../../config/decisions/namedNodes.ts";
import type { Endpoints } from "../../gitlab/endpoints.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { upgradeOrder, type UpgradeStep } from "../../gitlab/upgradeOrder.ts";
import { userData } from "../../gitlab/userData.ts";
import { attach } from "../edge/target.ts";
import type { Alarm } from "../watching/alarm.ts";
import { ConvergeDocument } from "./convergeDocument.ts";
import { knownEndpoints } from "./knownEndpoints.ts";
import { NamedNode } from "./namedNode.ts";
import { nodeAlarms } from "./nodeAlarms.ts";
import type { NodeConfiguration } from "./nodeConfiguration.ts";
import { nodeConfiguration, nodeIdentity } from "./nodeParts.ts";
import { NodePhase } from "./nodePhase.ts";
import type { NodesArgs } from "./nodesArgs.ts";

/** A node, and what it is to become. */
interface MadeNode {
  readonly plan: NamedNodePlan;
  readonly label: string;
  readonly node: NamedNode;
  readonly configuration: NodeConfiguration;
}

/** All nodes of GitLab: those with permanent names, and the groups that scale, in the order of an upgrade. */
export class Nodes extends pulumi.ComponentResource {
  /** By node name. */
  readonly instanceIds: Readonly<Record<string, pulumi.Output<string>>>;
  /** Volumes to take snapshots of: those whose nodes report how old the newest one is. */
  readonly snapshotArns: readonly pulumi.Output<string>[];
  readonly alarms: readonly Alarm[];

  constructor(name: string, args: NodesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Nodes", name, {}, opts);
    const { namedNodes, stack, backup, patching } = args.architecture;
    const document = new ConvergeDocument(`${name}-converge`, { parent: this });
    const endpoints = knownEndpoints(args);
    const nodes = namedNodes.map((plan) => this.#node(`${name}-${plan.name}`, plan, args, document, endpoints));
    this.#converge(nodes, args, document);
    this.instanceIds = Object.fromEntries(nodes.map(({ plan, node }) => [plan.name, node.instanceId]));
    this.snapshotArns = nodes.flatMap(({ plan, node }) => (hasSnapshots(plan) ? node.volumeArns : []));
    this.alarms = nodes.flatMap(({ plan, node }) =>
      nodeAlarms({ stack, plan, backup, patching }, roles[plan.role].metrics, node.instanceId),
    );
    this.registerOutputs({ instanceIds: this.instanceIds });
  }

  #node(
    label: string,
    plan: NamedNodePlan,
    args: NodesArgs,
    document: ConvergeDocument,
    endpoints: pulumi.Output<Endpoints>,
  ): MadeNode {
    const role: Role = roles[plan.role];
    const played = { node: plan, role };
    const own = { documentArns: [document.documentArn], scaling: [], pinned: false };
    const { instanceProfileName } = nodeIdentity(`${label}-identity`, played, own, args, this);
    const node = this.#instance(label, plan, role, args, instanceProfileName);
    attach(label, node.instanceId, role.offers, args.targets, node);
    const fromSnapshot = plan.volumes.some((volume) => volume.inUse && volume.snapshotId !== undefined);
    const volume = { volumeId: node.volumeId, fromSnapshot };
    const configuration = nodeConfiguration(`${label}-configuration`, played, volume, endpoints, args, this);
    return { plan, label, node, configuration };
  }

  /** Brings one node after the other to its configuration. Each waits for the one before it, as far as anything waits. */
  #converge(nodes: readonly MadeNode[], args: NodesArgs, document: ConvergeDocument): void {
    const steps = upgradeOrder.flatMap((step) =>
      nodes.filter(({ plan }) => plan.role === step.role).map((made) => ({ made, step })),
    );
    steps.reduce<readonly pulumi.Resource[]>(
      (after, { made, step }) => [this.#phase(made, step, after, args, document)],
      args.imageReady,
    );
  }

  #phase(
    { plan, label, node, configuration }: MadeNode,
    { phase }: UpgradeStep,
    after: readonly pulumi.Resource[],
    { architecture, data }: NodesArgs,
    document: ConvergeDocument,
  ): pulumi.Resource {
    const { stack, waitForGitLab: wait } = architecture;
    const bucketName = data.buckets.names.configuration;
    const { instanceId } = node;
    return new NodePhase(
      `${label}-${phase}`,
      { stack, node: plan.name, phase, configuration, bucketName, instanceId, document, after, wait },
      { parent: this },
    ).reached;
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
}

function hasSnapshots({ role }: NamedNodePlan): boolean {
  const { metrics }: Role = roles[role];
  return metrics.includes("SnapshotAgeHours");
}
