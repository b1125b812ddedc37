import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { GroupPlan } from "../../config/decisions/groupPlan.ts";
import { rootDevice } from "./rootDevice.ts";

/** What a node of a group starts from. Every change makes a new version, and no node changes until the next rollout. */
export interface NodeTemplateArgs {
  readonly plan: Pick<GroupPlan, "instanceType" | "rootVolumeGiB">;
  /**
   * An id for nodes whose rollout can be rolled back. A parameter (`resolve:ssm:…`) is looked up at each launch, so there
   * is no way back.
   */
  readonly amiId: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  readonly instanceProfileName: pulumi.Input<string>;
  /** Key of the disk. Its policy has to admit Auto Scaling. */
  readonly keyArn: pulumi.Input<string>;
  /**
   * Below 16 KiB, without any secret: everyone who may describe the template can read it. It pins the configuration, so that
   * image and configuration roll back together.
   */
  readonly userData: pulumi.Input<string>;
  /** Tags of what a node consists of. Neither the provider's default tags nor those of the group reach its disk. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Creates the launch template of a group's nodes.
 *
 * Its default version follows the newest, for people who start an instance by hand. The group itself names a number.
 *
 * @param name logical name
 * @param args image, type, disk, permissions and user data
 * @param opts with the parent
 */
export function nodeTemplate(
  name: string,
  args: NodeTemplateArgs,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.LaunchTemplate {
  const { plan, tags } = args;
  return new aws.ec2.LaunchTemplate(
    name,
    {
      updateDefaultVersion: true,
      imageId: args.amiId,
      instanceType: plan.instanceType,
      iamInstanceProfile: { name: args.instanceProfileName },
      networkInterfaces: [
        {
          deviceIndex: 0,
          securityGroups: [args.securityGroupId],
          associatePublicIpAddress: "false", // whatever the subnet does
          deleteOnTermination: "true",
        },
      ],
      ebsOptimized: "true",
      blockDeviceMappings: [
        {
          deviceName: rootDevice,
          ebs: {
            volumeType: "gp3",
            volumeSize: plan.rootVolumeGiB,
            encrypted: "true",
            kmsKeyId: args.keyArn,
            deleteOnTermination: "true",
          },
        },
      ],
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled", // nothing reads them, and EC2 would refuse a person's tags with a slash or space
      },
      monitoring: { enabled: false }, // five minutes are enough: the node itself reports what matters
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
      userData: pulumi.output(args.userData).apply((text) => Buffer.from(text).toString("base64")),
      tags: { Name: tags.Name ?? name },
    },
    opts,
  );
}
