import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { GroupPlan } from "../../config/decisions/groupPlan.ts";
import { groupTimes } from "../../config/decisions/groupTimes.ts";
import { surgePercentage } from "../../config/decisions/surgePercentage.ts";
import { groupName, lifecycleHooks } from "../../gitlab/groupNames.ts";
import type { TemplateVersion } from "./groupTemplate.ts";

/** Arguments of {@link NodeGroup}. */
export interface NodeGroupArgs {
  readonly stack: string;
  readonly plan: GroupPlan;
  /** What the first nodes start from. Later versions reach the group by a rollout. */
  readonly template: TemplateVersion;
  /** Private subnets, one in each zone. Nodes in a subnet that is dropped are replaced. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /**
   * Target groups that the nodes are put into once they are ready, and taken out of before they stop. Their deregistration
   * delay is at most `drainSeconds`. Empty: EC2 alone judges the nodes. A change is made in place.
   */
  readonly targetGroupArns: readonly pulumi.Input<string>[];
  /** Tags of the group and of what it launches: the provider's default tags do not reach them. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * Whatever the first node needs to get ready, and the last one to stop: the policies of its role, the listeners of its
   * target groups, the ways to AWS, the steps before it. A group that came earlier would wait for nodes that cannot start.
   */
  readonly after: readonly pulumi.Resource[];
  /**
   * Whether the provider waits until the first nodes are in service. It waits whenever the minimum changes, too, and then for
   * exactly as many as Pulumi's state remembers: after scaling such a run fails once the time is up, unless it refreshes.
   * Metrics are switched on only after the first wait. So `false` is better if what comes next waits by itself.
   */
  readonly wait: boolean;
}

/** All metrics of a group without a warm pool; they cost nothing. */
const metrics = [
  "GroupMinSize",
  "GroupMaxSize",
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupStandbyInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
] as const;

/**
 * Inputs that count only when the group is made. The toolbox rolls out a new version of the template: if Pulumi wrote it into
 * the group first, a rollout that fails would roll back to it (hashicorp/terraform-provider-aws#34189). Another list of hooks
 * would replace the group (`aws_autoscaling_group`, 2026-11); the hooks on their own follow the plan.
 */
const keptInputs = ["launchTemplate.version", "initialLifecycleHooks"];

/**
 * The nodes of a role that scale: an Auto Scaling group over the zones, and its lifecycle hooks
 * (docs/adr/0015-groups-that-scale.md).
 *
 * It decides neither how many nodes run between the minimum and the maximum, nor when they get a new version. A node joins
 * once it has completed the hook of its launch; one that does not in time is ended. A node that is to end is taken out of its
 * target groups first, then stops by itself and completes the other hook.
 *
 * Destroying deletes the hooks first, which releases every node that waits at one. Then the load balancer drains the nodes.
 */
export class NodeGroup extends pulumi.ComponentResource {
  /** Name of the group, known in advance. */
  readonly groupName: string;
  /** For scaling policies, and for whatever comes after the first nodes. */
  readonly group: aws.autoscaling.Group;

  constructor(name: string, args: NodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:NodeGroup", name, {}, opts);
    const { stack, plan } = args;
    this.groupName = groupName(stack, plan.role);
    this.group = this.#group(name, args);
    this.#hooks(name, plan);
    this.registerOutputs({ groupName: this.groupName });
  }

  #group(name: string, args: NodeGroupArgs): aws.autoscaling.Group {
    const { plan, targetGroupArns, tags } = args;
    const times = groupTimes(plan);
    return new aws.autoscaling.Group(
      name,
      {
        name: this.groupName,
        minSize: plan.min,
        maxSize: plan.max, // how many should run is left to scaling; it begins with the minimum
        vpcZoneIdentifiers: [...args.subnetIds],
        launchTemplate: args.template,
        targetGroupArns: [...targetGroupArns],
        healthCheckType: targetGroupArns.length > 0 ? "ELB" : "EC2",
        healthCheckGracePeriod: times.healthGrace,
        initialLifecycleHooks: hooks(plan),
        waitForCapacityTimeout: args.wait ? `${String(times.capacity)}s` : "0",
        defaultInstanceWarmup: times.warmup,
        instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: surgePercentage(plan) },
        terminationPolicies: ["OldestLaunchTemplate", "OldestInstance"],
        enabledMetrics: [...metrics],
        forceDelete: false, // nodes would be left behind
        tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      },
      {
        parent: this,
        dependsOn: [...args.after],
        ignoreChanges: keptInputs,
        customTimeouts: { update: `${String(times.detach)}s`, delete: `${String(times.deletion)}s` },
      },
    );
  }

  /** The same hooks as those that the first nodes met: they follow the plan, and are deleted before the group. */
  #hooks(name: string, plan: GroupPlan): void {
    for (const hook of hooks(plan)) {
      new aws.autoscaling.LifecycleHook(
        hook.name.replace("gitlab", name),
        { autoscalingGroupName: this.group.name, ...hook },
        { parent: this },
      );
    }
  }
}

function hooks(plan: GroupPlan) {
  const { launch, termination } = groupTimes(plan);
  return [
    {
      name: lifecycleHooks.launching,
      lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
      heartbeatTimeout: launch,
      defaultResult: "ABANDON",
    },
    {
      name: lifecycleHooks.terminating,
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
      heartbeatTimeout: termination,
      defaultResult: "CONTINUE",
    },
  ];
}
