import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../helpers/place.ts";
import { serviceRole } from "../helpers/serviceRole.ts";

/** Arguments of {@link BuilderIdentity}. */
export interface BuilderIdentityArgs {
  /** Name of the stack, for the role's description. */
  readonly stack: string;
  readonly place: Place;
  /** Key of the component's text. */
  readonly keyArn: pulumi.Input<string>;
}

/**
 * The role of the instances that build and test an image.
 *
 * AWS documents two of its own policies as what Image Builder needs on them, and changes these with the service (Image
 * Builder user guide, prerequisites, 2026-11). A copy of ours would become too narrow, and a build would fail. This role
 * denies what they allow beyond the builder itself: they may read every parameter of the account.
 */
export class BuilderIdentity extends pulumi.ComponentResource {
  /** For the infrastructure configuration. Also depend on the component: the policies are attached after the profile. */
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
              Resource: "*", // all parameters belong to somebody else
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
