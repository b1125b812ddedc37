import assert from "node:assert/strict";
import { Encryption } from "../../../components/foundation/encryption.ts";
import { Image } from "../../../components/nodes/image.ts";
import { logGroups } from "../../../gitlab/logGroups.ts";
import { imageRecipe } from "../../../gitlab/imageRecipe.ts";
import type { GitLabRelease } from "../../../config/architecture.ts";
import type { Place } from "../../../components/helpers/place.ts";
import { record } from "../../../tools/recorder.ts";
import type { ComputedOutputs } from "../../../tools/recorder/monitor.ts";
import { unknownValue } from "../../../tools/recorder/values.ts";
import { list, only, place, plainOptions } from "../recorded.ts";

const release: GitLabRelease = { gitlabVersion: "19.3.0", gitlabEdition: "ee", cpu: "arm64", imageBuild: 1 };

interface Change {
  readonly release?: GitLabRelease;
  readonly place?: Place;
}

const recordImage = (change: Change = {}, computed: ComputedOutputs = "standIns") =>
  record(
    () => {
      const { amiId } = new Image("gitlab-image", {
        stack: "dev",
        release: change.release ?? release,
        usesDatabaseServer: false,
        place: change.place ?? place,
        keyArn: "arn:test:volumes",
        subnetId: "subnet-1",
        securityGroupId: "sg-builder",
        rootVolumeGiB: 40,
        logKeyArn: "arn:test:logs",
        logRetentionDays: 365,
      });
      return { amiId };
    },
    { computed },
  );

describe("Image", () => {
  it("makes all that Image Builder needs, and a policy that cleans up", async () => {
    assert.deepEqual(
      list(await recordImage()),
      [
        "gitlab-aws:compute:Image gitlab-image",
        "gitlab-aws:compute:BuilderIdentity gitlab-image-builder",
        "aws:iam/role:Role gitlab-image-builder",
        "aws:iam/rolePolicy:RolePolicy gitlab-image-builder-key",
        "aws:iam/rolePolicy:RolePolicy gitlab-image-builder-parameters",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment gitlab-image-builder-AmazonSSMManagedInstanceCore",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment gitlab-image-builder-EC2InstanceProfileForImageBuilder",
        "aws:iam/instanceProfile:InstanceProfile gitlab-image-builder",
        "gitlab-aws:compute:ImageLifecycle gitlab-image-lifecycle",
        "aws:iam/role:Role gitlab-image-lifecycle",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment gitlab-image-lifecycle",
        "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy gitlab-image-lifecycle",
        "aws:imagebuilder/component:Component gitlab-image",
        "aws:imagebuilder/imageRecipe:ImageRecipe gitlab-image",
        "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration gitlab-image",
        "aws:imagebuilder/distributionConfiguration:DistributionConfiguration gitlab-image",
        "aws:cloudwatch/logGroup:LogGroup gitlab-image",
        "aws:imagebuilder/image:Image gitlab-image",
      ].toSorted(),
    );
  });

  it("builds the image by recipe, tests it, logs to the stack's group, and gives the AMI that came of it", async () => {
    const recording = await recordImage();
    const image = only(recording, "imagebuilder/image:Image");
    assert.deepEqual(image.inputs, {
      imageRecipeArn: "arn:test:gitlab-image",
      infrastructureConfigurationArn: "arn:test:gitlab-image",
      distributionConfigurationArn: "arn:test:gitlab-image",
      imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 60 },
      loggingConfiguration: { logGroupName: "/aws/imagebuilder/gitlab-dev" },
      tags: { "gitlab:image-of": "dev" },
    });
    assert.deepEqual(recording.outputs, { amiId: "gitlab-image-ami" });
  });

  it("waits for a slow build, forgets old images instead of deleting them, and starts after the role has its rights", async () => {
    const recording = await recordImage();
    const image = only(recording, "imagebuilder/image:Image");
    assert.deepEqual(image.options, { ...plainOptions, customTimeouts: { create: "4h" }, retainOnDelete: true });
    for (const name of ["AmazonSSMManagedInstanceCore", "EC2InstanceProfileForImageBuilder"]) {
      const rights = only(recording, "RolePolicyAttachment", `gitlab-image-builder-${name}`);
      assert.ok(image.dependencies.includes(rights.urn), name);
    }
  });

  it("makes recipe and component anew when the text changes: their names are Pulumi's", async () => {
    const recording = await recordImage();
    assert.deepEqual(only(recording, "imagebuilder/component:Component").inputs, {
      platform: "Linux",
      version: "19.3.0",
      data: imageRecipe(release),
      kmsKeyId: "arn:test:volumes",
    });
    assert.deepEqual(only(recording, "imagebuilder/imageRecipe:ImageRecipe").inputs, {
      version: "19.3.0",
      parentImage: "arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-arm64/x.x.x",
      components: [{ componentArn: "arn:test:gitlab-image" }],
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            volumeType: "gp3",
            volumeSize: 40,
            encrypted: "true",
            kmsKeyId: "arn:test:volumes",
            deleteOnTermination: "true",
          },
        },
      ],
      systemsManagerAgent: { uninstallAfterBuild: false },
    });
    for (const type of ["component:Component", "imageRecipe:ImageRecipe"]) {
      assert.deepEqual(only(recording, `imagebuilder/${type}`).options, plainOptions);
    }
  });

  it("builds on private instances that ask for session tokens and do not outlive a failure", async () => {
    const recording = await recordImage();
    assert.deepEqual(only(recording, "infrastructureConfiguration:InfrastructureConfiguration").inputs, {
      instanceTypes: ["m7g.large", "m6g.large"],
      instanceProfileName: "gitlab-image-builder",
      instanceMetadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
      subnetId: "subnet-1",
      securityGroupIds: ["sg-builder"],
      terminateInstanceOnFailure: true,
      resourceTags: { Name: "gitlab-dev image build", "gitlab:stack": "dev" },
    });
  });

  it("encrypts the AMI and says what is in it", async () => {
    const recording = await recordImage();
    assert.deepEqual(only(recording, "distributionConfiguration:DistributionConfiguration").inputs, {
      distributions: [
        {
          region: "us-east-1",
          amiDistributionConfiguration: {
            name: "gitlab-dev-19.3.0-{{ imagebuilder:buildDate }}",
            description: "GitLab 19.3.0 (ee) on Amazon Linux 2023",
            kmsKeyId: "arn:test:volumes",
            amiTags: { Name: "gitlab-dev 19.3.0", "gitlab:stack": "dev", "gitlab:version": "19.3.0" },
          },
        },
      ],
    });
  });

  it("keeps images for 90 days after their last use, and those in use and the three newest however old they are", async () => {
    const recording = await recordImage();
    const policy = only(recording, "imagebuilder/lifecyclePolicy:LifecyclePolicy");
    assert.deepEqual(policy.inputs, {
      description: "Keeps images of GitLab's nodes for 90 days",
      executionRole: "arn:test:gitlab-image-lifecycle",
      resourceType: "AMI_IMAGE",
      resourceSelection: { tagMap: only(recording, "imagebuilder/image:Image").inputs.tags },
      policyDetails: [
        {
          action: { type: "DELETE", includeResources: { amis: true, snapshots: true } },
          filter: { type: "AGE", unit: "DAYS", value: 90, retainAtLeast: 3 },
          exclusionRules: { amis: { lastLaunched: { unit: "DAYS", value: 90 }, tagMap: { "gitlab:in-use": "dev" } } },
        },
      ],
    });
    const rights = only(recording, "RolePolicyAttachment", "gitlab-image-lifecycle");
    assert.equal(
      rights.inputs.policyArn,
      "arn:aws:iam::aws:policy/service-role/EC2ImageBuilderLifecycleExecutionPolicy",
    );
    assert.ok(policy.dependencies.includes(rights.urn));
  });

  it("lets the builder do what AWS documents, less reading parameters", async () => {
    const recording = await recordImage();
    assert.deepEqual(
      recording.resources
        .filter(({ type, name }) => type.endsWith("RolePolicyAttachment") && name.startsWith("gitlab-image-builder"))
        .map(({ inputs }) => inputs.policyArn),
      [
        "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        "arn:aws:iam::aws:policy/EC2InstanceProfileForImageBuilder",
      ],
    );
    const policy = (concern: string) =>
      JSON.parse(String(only(recording, "RolePolicy", `gitlab-image-builder-${concern}`).inputs.policy)) as unknown;
    assert.deepEqual(policy("key"), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "arn:test:volumes" }],
    });
    assert.deepEqual(policy("parameters"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory"],
          Resource: "*",
        },
      ],
    });
  });

  it("encrypts the build's log with a key whose policy admits it", async () => {
    const recording = await record(() => new Encryption("gitlab-keys", { place, protection: { kind: "on" } }), {
      computed: "standIns",
    });
    const policy = String(only(recording, "kms/key:Key", "gitlab-keys-logs").inputs.policy);
    const admitted = [...policy.matchAll(/:log-group:([^"]*)"/g)].map(([, pattern]) => String(pattern));
    const group = logGroups.imageBuilds("dev");
    assert.ok(
      admitted.some((pattern) => pattern.endsWith("*") && group.startsWith(pattern.slice(0, -1))),
      `${group} is none of ${admitted.join(", ")}`,
    );
    assert.deepEqual(only(await recordImage(), "cloudwatch/logGroup:LogGroup").inputs, {
      name: group,
      kmsKeyId: "arn:test:logs",
      retentionInDays: 365,
    });
  });

  it("takes parent and build machines of the architecture, and ARNs of the partition", async () => {
    const recording = await recordImage({
      release: { ...release, cpu: "x86_64" },
      place: { ...place, partition: "aws-cn", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn" },
    });
    assert.equal(
      only(recording, "imagebuilder/imageRecipe:ImageRecipe").inputs.parentImage,
      "arn:aws-cn:imagebuilder:cn-north-1:aws:image/amazon-linux-2023-x86/x.x.x",
    );
    assert.deepEqual(only(recording, "infrastructureConfiguration:InfrastructureConfiguration").inputs.instanceTypes, [
      "m7i.large",
      "m6i.large",
    ]);
    assert.equal(JSON.stringify(recording.resources).includes("arn:aws:"), false);
  });

  it("knows no AMI before it is built", async () => {
    assert.deepEqual((await recordImage({}, "unknown")).outputs, { amiId: unknownValue });
  });
});
