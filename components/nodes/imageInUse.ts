import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ownTags } from "../../config/ownTags.ts";

/** An image that nodes start from. */
export interface ImageInUseArgs {
  readonly stack: string;
  /**
   * Image that this program built. After a change the new image is marked at once, and the old one stays marked until the run
   * has succeeded: until then nodes may have to start from it again.
   */
  readonly amiId: pulumi.Input<string>;
}

/**
 * Marks an image that a template names, so that it never expires by age ({@link ImageLifecycle} spares it): scaling and
 * replacement launch from it at any time. One mark serves all groups of a stack.
 *
 * @param name logical name
 * @param args stack and image
 * @param opts with the parent
 */
export function imageInUse(name: string, args: ImageInUseArgs, opts: pulumi.CustomResourceOptions): aws.ec2.Tag {
  return new aws.ec2.Tag(name, { resourceId: args.amiId, key: ownTags.inUse, value: args.stack }, opts);
}
