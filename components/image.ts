import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { GitLabRelease } from "../config/architecture.ts";
import type { CpuArchitecture } from "../config/instanceTypes.ts";
import { imageRecipe } from "../gitlab/imageRecipe.ts";
import type { Place } from "./place.ts";
import { serviceRole } from "./serviceRole.ts";

/** Arguments of {@link Image}. */
export interface ImageArgs {
  readonly release: GitLabRelease;
  readonly place: Place;
  /** Key of the image's disk. */
  readonly keyArn: pulumi.Input<string>;
  /** A subnet with a way to the internet. */
  readonly subnetId: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  readonly rootVolumeGiB: number;
}

/** Amazon Linux 2023 as Image Builder calls it. */
const parentNames: Readonly<Record<CpuArchitecture, string>> = {
  arm64: "amazon-linux-2023-arm64",
  x86_64: "amazon-linux-2023-x86",
};

/** Builds need more than a burstable instance has for an hour. */
const builderTypes: Readonly<Record<CpuArchitecture, string>> = { arm64: "m7g.large", x86_64: "m7i.large" };

/** A slow mirror, the tests, and the encrypted copy of the disk fit in. */
const buildTimeout = "3h";

/** Minutes that Image Builder gives the tests. */
const testMinutes = 60;

const rootDevice = "/dev/xvda";

/**
 * A machine image with the pinned GitLab package, built and tested by EC2 Image Builder.
 *
 * It is built anew when the version or the recipe changes; the content's hash is part of every name, so the new one is
 * there before the old one goes. Old AMIs stay, so that a roll-back finds them (docs/operations.md says how to clean up).
 */
export class Image extends pulumi.ComponentResource {
  readonly amiId: pulumi.Output<string>;

  constructor(name: string, args: ImageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Image", name, {}, opts);
    const child = { parent: this };
    const { release, keyArn, place } = args;
    const data = imageRecipe(release);
    const hash = createHash("sha256").update(data).update(release.cpu).update(String(args.rootVolumeGiB)).digest("hex");
    const label = `${name}-${hash.slice(0, 8)}`;

    const component = new aws.imagebuilder.Component(
      name,
      { name: label, platform: "Linux", version: release.version, data, kmsKeyId: keyArn },
      child,
    );
    const recipe = new aws.imagebuilder.ImageRecipe(
      name,
      {
        name: label,
        version: release.version,
        // The newest release at the time of the build; a later one does not rebuild by itself.
        parentImage: `arn:${place.partition}:imagebuilder:${place.region}:aws:image/${parentNames[release.cpu]}/x.x.x`,
        components: [{ componentArn: component.arn }],
        blockDeviceMappings: [
          {
            deviceName: rootDevice,
            ebs: {
              volumeType: "gp3",
              volumeSize: args.rootVolumeGiB,
              encrypted: "true",
              kmsKeyId: keyArn,
              deleteOnTermination: "true",
            },
          },
        ],
        systemsManagerAgent: { uninstallAfterBuild: false },
      },
      child,
    );
    const infrastructure = new aws.imagebuilder.InfrastructureConfiguration(
      name,
      {
        name: label,
        instanceTypes: [builderTypes[release.cpu]],
        instanceProfileName: builderProfile(name, args, this),
        instanceMetadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
        subnetId: args.subnetId,
        securityGroupIds: [args.securityGroupId],
        terminateInstanceOnFailure: true,
      },
      child,
    );
    const distribution = new aws.imagebuilder.DistributionConfiguration(
      name,
      {
        name: label,
        distributions: [
          {
            region: place.region,
            amiDistributionConfiguration: {
              name: `${label}-{{ imagebuilder:buildDate }}`,
              kmsKeyId: keyArn,
              amiTags: { "gitlab:version": release.version },
            },
          },
        ],
      },
      child,
    );
    const image = new aws.imagebuilder.Image(
      name,
      {
        imageRecipeArn: recipe.arn,
        infrastructureConfigurationArn: infrastructure.arn,
        distributionConfigurationArn: distribution.arn,
        imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: testMinutes },
      },
      { ...child, customTimeouts: { create: buildTimeout }, retainOnDelete: true },
    );
    this.amiId = image.outputResources.apply((made) => made[0]?.amis[0]?.image ?? "");
    this.registerOutputs({ amiId: this.amiId });
  }
}

/** AWS' own policies: what a build instance needs is documented as these two, and changes with the service. */
function builderProfile(name: string, args: ImageArgs, parent: pulumi.Resource): pulumi.Output<string> {
  const role = serviceRole(
    `${name}-builder`,
    {
      service: "ec2",
      place: args.place,
      description: "Builds GitLab's machine image",
      policies: { key: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: args.keyArn }] },
      managedPolicies: ["AmazonSSMManagedInstanceCore", "EC2InstanceProfileForImageBuilder"],
    },
    { parent },
  );
  return new aws.iam.InstanceProfile(`${name}-builder`, { role: role.name }, { parent }).name;
}
