import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../helpers/place.ts";
import { serviceRole } from "../helpers/serviceRole.ts";

/** Which images are deleted. */
export interface ImageLifecycleArgs {
  /** Name of the stack, as the role's description says it. */
  readonly stack: string;
  readonly place: Place;
  /** Tag that images of this stack carry. Changing it leaves older images to themselves. */
  readonly tagMap: Readonly<Record<string, string>>;
}

/** Days that an image is kept after its build, and after the last instance was started from it. */
export const imageDays = 90;

/**
 * Images that are kept however old they are. The one in use is the newest, so it is among them even where nothing is
 * built for a year; two more are for a roll-back.
 */
const imagesAtLeast = 3;

/** AWS' policy for deleting images, their AMIs and snapshots: only those that Image Builder made and tagged. */
const executionPolicy = "service-role/EC2ImageBuilderLifecycleExecutionPolicy";

/** Deletes a stack's old images, with their AMIs and snapshots. The images themselves are not in Pulumi's hands. */
export class ImageLifecycle extends pulumi.ComponentResource {
  constructor(name: string, args: ImageLifecycleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:ImageLifecycle", name, {}, opts);
    const { place } = args;
    const role = serviceRole(
      name,
      {
        service: "imagebuilder",
        place,
        description: `Deletes old machine images of GitLab's nodes of ${args.stack}`,
        policies: {},
      },
      { parent: this },
    );
    const rights = new aws.iam.RolePolicyAttachment(
      name,
      { role: role.id, policyArn: `arn:${place.partition}:iam::aws:policy/${executionPolicy}` },
      { parent: this },
    );
    new aws.imagebuilder.LifecyclePolicy(
      name,
      {
        description: `Keeps images of GitLab's nodes for ${imageDays} days`,
        executionRole: role.arn,
        resourceType: "AMI_IMAGE",
        resourceSelection: { tagMap: args.tagMap },
        policyDetails: [
          {
            action: { type: "DELETE", includeResources: { amis: true, snapshots: true } },
            filter: { type: "AGE", unit: "DAYS", value: imageDays, retainAtLeast: imagesAtLeast },
            exclusionRules: { amis: { lastLaunched: { unit: "DAYS", value: imageDays } } },
          },
        ],
      },
      { parent: this, dependsOn: rights }, // it is refused for a role that may do nothing
    );
    this.registerOutputs({});
  }
}
