import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ownTags } from "../../config/ownTags.ts";
import { rollBackDays } from "../../config/rollBackDays.ts";
import type { Place } from "../helpers/place.ts";
import { serviceRole } from "../helpers/serviceRole.ts";

/** Which images to delete. */
export interface ImageLifecycleArgs {
  /** Name of the stack. An image that is marked as in use by it stays, whatever its age. */
  readonly stack: string;
  readonly place: Place;
  /** Tag of this stack's images. After a change, nothing deletes images with the old tag. */
  readonly tagMap: Readonly<Record<string, string>>;
}

/**
 * Number of images that are kept whatever their age. The one in use is the newest, so it stays even if nothing is built for
 * a year. Two more are for a roll-back.
 */
const imagesAtLeast = 3;

/** AWS' policy for deleting images, their AMIs and snapshots, limited to those that Image Builder created and tagged. */
const executionPolicy = "service-role/EC2ImageBuilderLifecycleExecutionPolicy";

/** Deletes a stack's old images, with their AMIs and snapshots. Pulumi does not manage the images themselves. */
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
        description: `Keeps images of GitLab's nodes for ${rollBackDays} days`,
        executionRole: role.arn,
        resourceType: "AMI_IMAGE",
        resourceSelection: { tagMap: args.tagMap },
        policyDetails: [
          {
            action: { type: "DELETE", includeResources: { amis: true, snapshots: true } },
            filter: { type: "AGE", unit: "DAYS", value: rollBackDays, retainAtLeast: imagesAtLeast },
            exclusionRules: {
              amis: {
                lastLaunched: { unit: "DAYS", value: rollBackDays },
                tagMap: { [ownTags.inUse]: args.stack },
              },
            },
          },
        ],
      },
      { parent: this, dependsOn: rights }, // it is refused for a role without permissions
    );
    this.registerOutputs({});
  }
}
