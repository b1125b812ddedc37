import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../helpers/place.ts";
import { serviceRole } from "../helpers/serviceRole.ts";

/** Whose builder it is. */
export interface BuilderIdentityArgs {
  /** Name of the stack, as the role's description says it. */
  readonly stack: string;
  readonly place: Place;
  /** Key of the component's text. */
  readonly keyArn: pulumi.Input<string>;
}

/**
 * The role of the instances that build and test an image.
 *
 * What Image Builder needs on them is documented as two policies of AWS, which change with the service (Image Builder
 * user guide, prerequisites, 2026-11); a copy of our own would be narrower until a build fails. What they allow beyond
 * the builder itself is taken back: they may read every parameter of the account.
 */
export class BuilderIdentity extends pulumi.ComponentResource {
  /** For the infrastructure configuration. Depend on the component, too: the policies are attached after the profile. */
  readonly instanceProfileName: pulumi.Output<string>;

  constructor(name: string, args: BuilderIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:BuilderIdentity", name, {}, opts);
    const child = { parent: this };
    const role = serviceRole(
      name,
      {
        service: "ec2",
        place: args.place,
        description: `Builds the machine image of GitLab's nodes of ${args.stack}`,
        policies: {
          key: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: args.keyArn }],
          parameters: [
            {
              Effect: "Deny",
              Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory"],
              Resource: "*", // every parameter is somebody else's
            },
          ],
        },
        managedPolicies: ["AmazonSSMManagedInstanceCore", "EC2InstanceProfileForImageBuilder"],
      },
      child,
    );
    this.instanceProfileName = new aws.iam.InstanceProfile(name, { role: role.name }, child).name;
    this.registerOutputs({ instanceProfileName: this.instanceProfileName });
  }
}
