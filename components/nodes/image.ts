import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { GitLabRelease } from "../../config/architecture.ts";
import { builderTypes } from "../../config/builderTypes.ts";
import type { CpuArchitecture } from "../../config/instanceTypes.ts";
import { ownTags } from "../../config/ownTags.ts";
import { databaseAuthoritiesUrl } from "../../gitlab/databaseAuthoritiesUrl.ts";
import { imageRecipe } from "../../gitlab/imageRecipe.ts";
import { logGroups } from "../../gitlab/logGroups.ts";
import { BuilderIdentity } from "./builderIdentity.ts";
import { ImageLifecycle } from "./imageLifecycle.ts";
import { rootDevice } from "./rootDevice.ts";
import type { Place } from "../helpers/place.ts";

/** What to bake, and where to build it. */
export interface ImageArgs {
  readonly stack: string;
  /** What to bake. A change builds a new image; nodes keep theirs until their generation changes. */
  readonly release: GitLabRelease;
  /** Whether nodes reach a database server, and so have to know its authorities. A change builds a new image. */
  readonly usesDatabaseServer: boolean;
  readonly place: Place;
  /** Key of the image's disk and of the component's text. A change builds a new image. */
  readonly keyArn: pulumi.Input<string>;
  /** A subnet with access to the internet. Used from the next build on. */
  readonly subnetId: pulumi.Input<string>;
  /** HTTPS outbound, nothing inbound. Used from the next build on. */
  readonly securityGroupId: pulumi.Input<string>;
  /** Smallest root disk of the nodes that start from the image. A change builds a new image. */
  readonly rootVolumeGiB: number;
  /** Key of the build's log; its policy must admit the log group of image builds. */
  readonly logKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
}

/** Image Builder's name for Amazon Linux 2023. */
const parentNames: Readonly<Record<CpuArchitecture, string>> = {
  arm64: "amazon-linux-2023-arm64",
  x86_64: "amazon-linux-2023-x86",
};

/**
 * Time for the slowest build: 2 h 30 min for the steps (`gitlab/imageRecipe.ts`), an hour for the tests, and the encrypted
 * copy of the disk. The provider's default is one hour; then it would give up while the build goes on unnoticed.
 */
const buildTimeout = "4h";

/** Minutes that Image Builder gives the tests: the least that it accepts. */
const testMinutes = 60;

/**
 * A machine image with the pinned GitLab package, built and tested by EC2 Image Builder while Pulumi waits.
 *
 * A component and a recipe cannot be changed: another text, version or parent creates new ones, and with them a new image.
 * Their names are generated, so the new ones exist before the old ones are deleted. A new release of Amazon Linux does not
 * start a build. Pulumi only forgets the old image: if it deleted the image, the AMI would stay behind, and nothing could
 * find it for cleanup. The old image stays for a roll-back until {@link ImageLifecycle} deletes both. Destroying the stack
 * leaves the last images; find them by their tag `gitlab:image-of`.
 */
export class Image extends pulumi.ComponentResource {
  readonly amiId: pulumi.Output<string>;

  constructor(name: string, args: ImageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Image", name, {}, opts);
    const { stack, place } = args;
    const tagMap = { [ownTags.imageOf]: stack };
    const identity = new BuilderIdentity(`${name}-builder`, { stack, place, keyArn: args.keyArn }, { parent: this });
    new ImageLifecycle(`${name}-lifecycle`, { stack, place, tagMap }, { parent: this });

    const built = new aws.imagebuilder.Image(
      name,
      {
        imageRecipeArn: this.#recipe(name, args).arn,
        infrastructureConfigurationArn: this.#infrastructure(name, args, identity).arn,
        distributionConfigurationArn: this.#distribution(name, args).arn,
        imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: testMinutes },
        loggingConfiguration: { logGroupName: this.#logGroup(name, args).name },
        tags: tagMap,
      },
      { parent: this, dependsOn: identity, customTimeouts: { create: buildTimeout }, retainOnDelete: true },
    );
    this.amiId = built.outputResources.apply((made) => {
      const ami = made[0]?.amis[0]?.image;
      if (ami === undefined)
        throw new pulumi.RunError(`Image Builder created no AMI: read the log group ${logGroups.imageBuilds(stack)}.`);
      return ami;
    });
    this.registerOutputs({ amiId: this.amiId });
  }

  #recipe(name: string, args: ImageArgs): aws.imagebuilder.ImageRecipe {
    const { release, place, keyArn, rootVolumeGiB } = args;
    const { region, partition } = place;
    const data = imageRecipe(release, args.usesDatabaseServer ? databaseAuthoritiesUrl(region, partition) : undefined);
    const component = new aws.imagebuilder.Component(
      name,
      { platform: "Linux", version: release.gitlabVersion, data, kmsKeyId: keyArn },
      { parent: this },
    );
    return new aws.imagebuilder.ImageRecipe(
      name,
      {
        version: release.gitlabVersion,
        // Resolved at each build, not at each `up`, to the newest release at that time.
        parentImage: `arn:${place.partition}:imagebuilder:${place.region}:aws:image/${parentNames[release.cpu]}/x.x.x`,
        components: [{ componentArn: component.arn }],
        blockDeviceMappings: [
          {
            deviceName: rootDevice,
            ebs: {
              volumeType: "gp3",
              volumeSize: rootVolumeGiB,
              encrypted: "true",
              kmsKeyId: keyArn,
              deleteOnTermination: "true",
            },
          },
        ],
        systemsManagerAgent: { uninstallAfterBuild: false },
      },
      { parent: this },
    );
  }

  #infrastructure(name: string, args: ImageArgs, identity: BuilderIdentity) {
    return new aws.imagebuilder.InfrastructureConfiguration(
      name,
      {
        instanceTypes: [...builderTypes[args.release.cpu]],
        instanceProfileName: identity.instanceProfileName,
        instanceMetadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
        subnetId: args.subnetId,
        securityGroupIds: [args.securityGroupId],
        terminateInstanceOnFailure: true,
        // The provider's default tags do not reach the instances that Image Builder starts.
        resourceTags: { Name: `gitlab-${args.stack} image build`, [ownTags.stack]: args.stack },
      },
      { parent: this },
    );
  }

  #distribution(name: string, { stack, release, place, keyArn }: ImageArgs) {
    const label = `gitlab-${stack}-${release.gitlabVersion}`;
    return new aws.imagebuilder.DistributionConfiguration(
      name,
      {
        distributions: [
          {
            region: place.region,
            amiDistributionConfiguration: {
              name: `${label}-{{ imagebuilder:buildDate }}`,
              description: `GitLab ${release.gitlabVersion} (${release.gitlabEdition}) on Amazon Linux 2023`,
              kmsKeyId: keyArn,
              amiTags: {
                Name: `gitlab-${stack} ${release.gitlabVersion}`,
                [ownTags.stack]: stack,
                [ownTags.version]: release.gitlabVersion,
              },
            },
          },
        ],
      },
      { parent: this },
    );
  }

  #logGroup(name: string, args: ImageArgs): aws.cloudwatch.LogGroup {
    return new aws.cloudwatch.LogGroup(
      name,
      { name: logGroups.imageBuilds(args.stack), kmsKeyId: args.logKeyArn, retentionInDays: args.logRetentionDays },
      { parent: this },
    );
  }
}
