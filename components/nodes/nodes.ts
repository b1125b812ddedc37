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
import { Groups } from "./groups.ts";
import { imageInUse } from "./imageInUse.ts";
import { knownEndpoints } from "./knownEndpoints.ts";
import { withReplicas } from "./withReplicas.ts";
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

/** What is around the nodes. */
interface Around {
  readonly args: NodesArgs;
  readonly document: ConvergeDocument;
  /** What only AWS knows. */
  readonly endpoints: pulumi.Output<Endpoints>;
  readonly groups: Groups;
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
    const groups = new Groups(name, args, withReplicas(endpoints, args.data), this);
    const made = this.#bringUp(name, { args, document, endpoints, groups });
    const nodes = namedNodes.flatMap((plan) => made.get(plan.name) ?? []);
    this.instanceIds = Object.fromEntries(nodes.map(({ plan, node }) => [plan.name, node.instanceId]));
    this.snapshotArns = nodes.flatMap(({ plan, node }) => (hasSnapshots(plan) ? node.volumeArns : []));
    this.alarms = [
      ...nodes.flatMap(({ plan, node }) =>
        nodeAlarms(
          { stack, plan, alone: isAlone(plan, namedNodes), backup, patching },
          roles[plan.role].metrics,
          node.instanceId,
        ),
      ),
      ...groups.alarms,
    ];
    this.registerOutputs({ instanceIds: this.instanceIds });
  }

  /**
   * Brings all nodes to their configuration, one after the other. Each step waits for the one before it, as far as anything
   * waits. A node comes after the one before it in its role, too, so that never two of them are replaced at a time.
   *
   * @returns the nodes by name
   */
  #bringUp(name: string, around: Around): ReadonlyMap<string, MadeNode> {
    const { args, groups } = around;
    const made = new Map<string, MadeNode>();
    const lastOf = new Map<NamedNodePlan["role"], pulumi.Resource>();
    const rolledOut: pulumi.Resource[] = [];
    let after = args.imageReady;
    for (const step of upgradeOrder) {
      for (const plan of args.architecture.namedNodes.filter(({ role }) => role === step.role)) {
        const node = made.get(plan.name) ?? this.#node(`${name}-${plan.name}`, plan, around, lastOf.get(plan.role));
        made.set(plan.name, node);
        const reached = this.#phase(node, step, [...after, ...groups.begin(step, after)], around);
        lastOf.set(plan.role, reached);
        if (step.rollsOut !== undefined) rolledOut.push(reached);
        after = [reached];
      }
    }
    this.#keepImage(name, args, rolledOut);
    return made;
  }

  #node(
    label: string,
    plan: NamedNodePlan,
    { args, document, endpoints, groups }: Around,
    before: pulumi.Resource | undefined,
  ): MadeNode {
    const role: Role = roles[plan.role];
    const played = { node: plan, role };
    const rollsOut = upgradeOrder.some((step) => step.role === plan.role && step.rollsOut !== undefined);
    const scaling = rollsOut ? groups.rightsToRollOut() : [];
    const own = { documentArns: [document.documentArn], scaling, pinned: false };
    const { instanceProfileName } = nodeIdentity(`${label}-identity`, played, own, args, this);
    const node = this.#instance(label, plan, args, instanceProfileName, before);
    attach(label, node.instanceId, role.offers, args.targets, node);
    const fromSnapshot = plan.volumes.some((volume) => volume.inUse && volume.snapshotId !== undefined);
    const volume = { volumeId: node.volumeId, fromSnapshot };
    const known = rollsOut ? groups.withThem(endpoints) : endpoints;
    const configuration = nodeConfiguration(`${label}-configuration`, played, volume, known, args, this);
    return { plan, label, node, configuration };
  }

  #phase(
    { plan, label, node, configuration }: MadeNode,
    { phase }: UpgradeStep,
    after: readonly pulumi.Resource[],
    { args: { architecture, data }, document }: Around,
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

  /** Groups launch nodes at any time, so their image must not expire. The mark moves once the new one is rolled out. */
  #keepImage(
    name: string,
    { architecture: { stack, groups, image }, amiId }: NodesArgs,
    done: readonly pulumi.Resource[],
  ): void {
    if (groups.length === 0 || image.kind === "given") return;
    imageInUse(`${name}-image-in-use`, { stack, amiId }, { parent: this, dependsOn: [...done] });
  }

  #instance(
    label: string,
    plan: NamedNodePlan,
    { architecture, network, firewall, data, keyArns, amiId }: NodesArgs,
    instanceProfileName: pulumi.Output<string>,
    before: pulumi.Resource | undefined,
  ): NamedNode {
    const { stack, region, protection } = architecture;
    const phase = roles[plan.role].phases[0].name;
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
        ...(hasSnapshots(plan) ? {} : { savedBy: "gitaly" }),
      },
      { parent: this, ...(before ? { dependsOn: before } : {}) },
    );
  }
}

function isAlone({ role }: NamedNodePlan, all: readonly NamedNodePlan[]): boolean {
  return all.filter((node) => node.role === role).length === 1;
}

function hasSnapshots({ role }: NamedNodePlan): boolean {
  const { metrics }: Role = roles[role];
  return metrics.includes("SnapshotAgeHours");
}
