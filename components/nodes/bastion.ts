import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BastionPlan } from "../../config/decisions/bastionPlan.ts";
import { others } from "../../gitlab/parties.ts";
import { attach, type Target } from "../edge/target.ts";
import { bastionUserData } from "./bastionUserData.ts";
import type { Place } from "../helpers/place.ts";
import { serviceRole } from "../helpers/serviceRole.ts";
import { sessionStatements } from "./sessionStatements.ts";

/** The bastion, and where to put it. */
export interface BastionArgs {
  readonly stack: string;
  readonly plan: BastionPlan;
  readonly place: Place;
  /** A private subnet. A change replaces it. */
  readonly subnetId: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  /** Key of its disk. A change replaces it. */
  readonly volumeKeyArn: pulumi.Input<string>;
  /** Key of sessions and their logs. */
  readonly logKeyArn: pulumi.Input<string>;
  /** The target groups that it attaches itself to, for SSH. */
  readonly targets: readonly Target[];
}

/** The disk size of Amazon's image. */
const rootVolumeGiB = 8;

/** Amazon's own parameter with its newest Amazon Linux 2023 image, per architecture. */
const imageParameter = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-";

/**
 * One small instance with SSH and port forwarding, for the addresses in an allowlist. It has no public address and stores
 * nothing. Its image is Amazon's newest at creation; a newer image does not replace the instance, because it updates itself.
 * {@link bastionUserData} decides who gets in, and when it restarts.
 */
export class Bastion extends pulumi.ComponentResource {
  readonly instanceId: pulumi.Output<string>;

  constructor(name: string, args: BastionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Bastion", name, {}, opts);
    const { plan } = args;
    const instance = new aws.ec2.Instance(
      name,
      {
        ami: aws.ssm.getParameterOutput({ name: `${imageParameter}${plan.cpu}` }, { parent: this }).value,
        instanceType: plan.instanceType,
        subnetId: args.subnetId,
        vpcSecurityGroupIds: [args.securityGroupId],
        associatePublicIpAddress: false,
        iamInstanceProfile: this.#profile(name, args).name,
        userData: bastionUserData(),
        userDataReplaceOnChange: true, // cloud-init runs it once per instance
        ebsOptimized: true,
        metadataOptions: {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
          instanceMetadataTags: "disabled",
        },
        maintenanceOptions: { autoRecovery: "default" },
        rootBlockDevice: {
          volumeType: "gp3",
          volumeSize: rootVolumeGiB,
          encrypted: true,
          kmsKeyId: args.volumeKeyArn,
          deleteOnTermination: true,
        },
        tags: { Name: `gitlab-${args.stack} bastion` },
      },
      { parent: this, ignoreChanges: ["ami"] },
    );
    attach(name, instance.id, others.bastion.offers, args.targets, this);
    this.instanceId = instance.id;
    this.registerOutputs({ instanceId: this.instanceId });
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
