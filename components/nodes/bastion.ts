import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BastionPlan } from "../../config/decisions/bastionPlan.ts";
import { ownTags } from "../../config/ownTags.ts";
import { bastionNode } from "../../gitlab/bastionNode.ts";
import { groupName } from "../../gitlab/groupNames.ts";
import { others } from "../../gitlab/parties.ts";
import { targetsOf, type Target } from "../edge/target.ts";
import type { Place } from "../helpers/place.ts";
import { serviceRole } from "../helpers/serviceRole.ts";
import { bastionUserData } from "./bastionUserData.ts";
import { nodeTemplate } from "./nodeTemplate.ts";
import { sessionStatements } from "./sessionStatements.ts";

/** The bastion, and where to put it. */
export interface BastionArgs {
  readonly stack: string;
  readonly plan: BastionPlan;
  readonly place: Place;
  /** Private subnets, one in each zone that it may be in. It moves out of one that is dropped. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly securityGroupId: pulumi.Input<string>;
  /** Key of its disk. Its policy has to admit Auto Scaling. */
  readonly volumeKeyArn: pulumi.Input<string>;
  /** Key of sessions and their logs. */
  readonly logKeyArn: pulumi.Input<string>;
  /** The target groups; it joins the one for its SSH. */
  readonly targets: readonly Target[];
  /** Tags of the stack: the provider's default tags do not reach what a group launches. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The disk size of Amazon's image. */
const rootVolumeGiB = 8;

/**
 * Amazon's own parameter with its newest Amazon Linux 2023 image, per architecture. Auto Scaling looks it up whenever it
 * launches an instance (Auto Scaling user guide, Systems Manager parameters in launch templates, 2026-11). So a newer image
 * changes nothing by itself, and a bastion that is replaced after a year does not start from an image that is gone.
 */
const image = (cpu: BastionPlan["cpu"]) =>
  `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${cpu}`;

/** A successor starts before the bastion ends, so that one that cannot start takes nothing away. */
const oneMore = { minHealthyPercentage: 100, maxHealthyPercentage: 200 } as const;

/** Seconds after its launch in which it is not judged, and then serves before its predecessor ends: it boots in a minute or two. */
const startSeconds = 180;

/**
 * One small instance with SSH and port forwarding, for the addresses in an allowlist. It has no public address and stores
 * nothing. {@link bastionUserData} decides who gets in, and when it restarts.
 *
 * An Auto Scaling group of one replaces it, in another zone if necessary, when it is ended, stopped or impaired. The load
 * balancer's opinion does not count (`EC2`): it misses the bastion whenever the updates of a night restart it. Auto Scaling gives an
 * instance whose status check fails a few minutes to recover (AWS re:Post, "Why didn't Amazon EC2 Auto Scaling terminate an
 * unhealthy instance?", 2026-11), and a restart takes less.
 *
 * A change of its template reaches it by the provider's own instance refresh (docs/adr/0010-doors-bastion-and-names.md).
 */
export class Bastion extends pulumi.ComponentResource {
  /** Name of its group, known in advance. */
  readonly groupName: string;

  constructor(name: string, args: BastionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Bastion", name, {}, opts);
    const { stack, plan, volumeKeyArn } = args;
    this.groupName = groupName(stack, bastionNode);
    const tags = { ...args.tags, Name: `gitlab-${stack} bastion`, [ownTags.node]: bastionNode };
    const template = nodeTemplate(
      name,
      {
        plan: { instanceType: plan.instanceType, rootVolumeGiB },
        amiId: image(plan.cpu),
        securityGroupId: args.securityGroupId,
        instanceProfileName: this.#profile(name, args).name,
        keyArn: volumeKeyArn,
        userData: bastionUserData(),
        tags,
      },
      { parent: this },
    );
    new aws.autoscaling.Group(
      name,
      {
        name: this.groupName,
        minSize: 1,
        maxSize: 1,
        vpcZoneIdentifiers: [...args.subnetIds],
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        targetGroupArns: targetsOf(others.bastion.offers, args.targets).map(({ groupArn }) => groupArn),
        healthCheckType: "EC2",
        healthCheckGracePeriod: startSeconds,
        defaultInstanceWarmup: startSeconds,
        instanceMaintenancePolicy: oneMore,
        instanceRefresh: { strategy: "Rolling", preferences: { ...oneMore, instanceWarmup: String(startSeconds) } },
        forceDelete: false, // it would be left behind
        tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      },
      { parent: this },
    );
    this.registerOutputs({ groupName: this.groupName });
  }

  /** Session Manager and its logs, nothing else. */
  #profile(name: string, args: BastionArgs): aws.iam.InstanceProfile {
    const role = serviceRole(
      name,
      {
        service: "ec2",
        place: args.place,
        description: `GitLab bastion of ${args.stack}`,
        policies: { sessions: sessionStatements({ ...args, documentArns: [] }) },
      },
      { parent: this },
    );
    return new aws.iam.InstanceProfile(name, { role: role.name }, { parent: this });
  }
}
