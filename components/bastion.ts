import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BastionPlan } from "../config/architecture.ts";
import type { Place } from "./place.ts";
import { serviceRole } from "./serviceRole.ts";
import { sessionStatements } from "./sessionStatements.ts";

/** Arguments of {@link Bastion}. */
export interface BastionArgs {
  readonly stack: string;
  readonly plan: BastionPlan;
  readonly place: Place;
  readonly subnetId: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  /** Key of its disk. */
  readonly volumeKeyArn: pulumi.Input<string>;
  /** Key of sessions and their logs. */
  readonly logKeyArn: pulumi.Input<string>;
}

const rootVolumeGiB = 8;

/**
 * One small instance to start from: for port forwarding, and for SSH where an allowlist asks for it. It has no public
 * address and holds nothing. Its image is Amazon's newest at the time it was made; replace it to renew it.
 */
export class Bastion extends pulumi.ComponentResource {
  readonly instanceId: pulumi.Output<string>;

  constructor(name: string, args: BastionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Bastion", name, {}, opts);
    const child = { parent: this };
    const { plan } = args;
    const role = serviceRole(
      name,
      {
        service: "ec2",
        place: args.place,
        description: `GitLab bastion of ${args.stack}`,
        policies: { sessions: sessionStatements(args.stack, args.place, args.logKeyArn) },
      },
      child,
    );
    const profile = new aws.iam.InstanceProfile(name, { role: role.name }, child);
    const image = aws.ssm.getParameterOutput(
      { name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${plan.cpu}` },
      child,
    );
    const instance = new aws.ec2.Instance(
      name,
      {
        ami: image.value,
        instanceType: plan.instanceType,
        subnetId: args.subnetId,
        vpcSecurityGroupIds: [args.securityGroupId],
        associatePublicIpAddress: false,
        iamInstanceProfile: profile.name,
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
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
      { ...child, ignoreChanges: ["ami"] }, // a newer image of Amazon's is no reason to replace it
    );
    this.instanceId = instance.id;
    this.registerOutputs({ instanceId: this.instanceId });
  }
}
