import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Bastion } from "../../../components/nodes/bastion.ts";
import { bastionUserData } from "../../../components/nodes/bastionUserData.ts";
import { sessionStatements } from "../../../components/nodes/sessionStatements.ts";
import type { BastionPlan } from "../../../config/decisions/bastionPlan.ts";
import { compare } from "../../../tools/compare/compare.ts";
import { record } from "../../../tools/recorder.ts";
import { exactly } from "../../compare/exactly.ts";
import { list, only, place, plainOptions } from "../recorded.ts";

const plan: BastionPlan = { instanceType: "t4g.micro", cpu: "arm64" };

const recordBastion = (change: Partial<BastionPlan> = {}, computed: "references" | "standIns" = "standIns") =>
  record(
    () => {
      const { groupName } = new Bastion("gitlab-bastion", {
        stack: "dev",
        plan: { ...plan, ...change },
        place,
        subnetIds: ["subnet-1", "subnet-2"],
        securityGroupId: "sg-bastion",
        volumeKeyArn: "arn:test:volumes",
        logKeyArn: "arn:test:logs",
        targets: [
          { name: "front-bastion", leadsTo: "bastionShell", groupArn: pulumi.output("arn:test:door"), port: 22 },
          { name: "front-ssh", leadsTo: "sshd", groupArn: pulumi.output("arn:test:ssh"), port: 2222 },
        ],
        tags: { team: "forge" },
      });
      return { groupName };
    },
    { computed },
  );

const tags = { team: "forge", Name: "gitlab-dev bastion", "gitlab:node": "bastion" };

describe("Bastion", () => {
  it("makes a group, its template and a role", async () => {
    const recording = await recordBastion();
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:compute:Bastion gitlab-bastion",
        "aws:iam/role:Role gitlab-bastion",
        "aws:iam/rolePolicy:RolePolicy gitlab-bastion-sessions",
        "aws:iam/instanceProfile:InstanceProfile gitlab-bastion",
        "aws:ec2/launchTemplate:LaunchTemplate gitlab-bastion",
        "aws:autoscaling/group:Group gitlab-bastion",
      ].toSorted(),
    );
    assert.deepEqual(recording.outputs, { groupName: "gitlab-dev-bastion" });
  });

  it("starts a private, encrypted instance that asks for session tokens", async () => {
    const { inputs } = only(await recordBastion(), "ec2/launchTemplate:LaunchTemplate");
    assert.deepEqual(inputs, {
      updateDefaultVersion: true,
      imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
      instanceType: "t4g.micro",
      iamInstanceProfile: { name: "gitlab-bastion" },
      networkInterfaces: [
        {
          deviceIndex: 0,
          securityGroups: ["sg-bastion"],
          associatePublicIpAddress: "false",
          deleteOnTermination: "true",
        },
      ],
      ebsOptimized: "true",
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            volumeType: "gp3",
            volumeSize: 8,
            encrypted: "true",
            kmsKeyId: "arn:test:volumes",
            deleteOnTermination: "true",
          },
        },
      ],
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      monitoring: { enabled: false },
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
      userData: Buffer.from(bastionUserData()).toString("base64"),
      tags: { Name: "gitlab-dev bastion" },
    });
  });

  it("is one, in any of the zones, and a restart does not have it replaced", async () => {
    const group = only(await recordBastion(), "autoscaling/group:Group");
    assert.deepEqual(group.inputs, {
      name: "gitlab-dev-bastion",
      minSize: 1,
      maxSize: 1,
      vpcZoneIdentifiers: ["subnet-1", "subnet-2"],
      launchTemplate: { id: "gitlab-bastion-id", version: "1" },
      targetGroupArns: ["arn:test:door"],
      healthCheckType: "EC2",
      healthCheckGracePeriod: 180,
      defaultInstanceWarmup: 180,
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 200, instanceWarmup: "180" },
      },
      forceDelete: false,
      tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
    });
    assert.deepEqual(group.options, plainOptions);
  });

  it("takes Amazon's newest image for the other CPU, without asking for it", async () => {
    const recording = await recordBastion({ cpu: "x86_64" });
    assert.deepEqual(recording.calls, []);
    assert.match(
      String(only(recording, "ec2/launchTemplate:LaunchTemplate").inputs.imageId),
      /^resolve:ssm:.*kernel-default-x86_64$/,
    );
  });

  it("is replaced when its type changes, and the comparison says so", async () => {
    const side = async (change: Partial<BastionPlan>) => ({
      recording: await recordBastion(change, "references"),
      settings: {},
    });
    const text = exactly(compare("before", await side({}), await side({ instanceType: "t4g.small" })));
    assert.deepEqual(
      text.split("\n").filter((line) => line !== "" && !line.startsWith("price: ")),
      [
        "2 changed in place, 3 unchanged.",
        "interrupts: gitlab-bastion: others take the place of its instances, whose connections end",
        "updated:",
        "  Group gitlab-bastion",
        "    launchTemplate.version inPlace, follows LaunchTemplate gitlab-bastion",
        "updated:",
        "  LaunchTemplate gitlab-bastion",
        "    instanceType inPlace: t4g.micro -> t4g.small",
      ],
    );
  });

  it("may do what Session Manager needs, and nothing else", async () => {
    const recording = await recordBastion();
    assert.deepEqual(JSON.parse(String(only(recording, "iam/rolePolicy:RolePolicy").inputs.policy)), {
      Version: "2012-10-17",
      Statement: sessionStatements({ stack: "dev", place, logKeyArn: "arn:test:logs", documentArns: [] }),
    });
    assert.deepEqual(JSON.parse(String(only(recording, "iam/role:Role").inputs.assumeRolePolicy)), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });
  });
});
