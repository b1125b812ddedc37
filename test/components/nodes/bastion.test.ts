import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Bastion } from "../../../components/nodes/bastion.ts";
import { bastionUserData } from "../../../components/nodes/bastionUserData.ts";
import { sessionStatements } from "../../../components/nodes/sessionStatements.ts";
import type { BastionPlan } from "../../../config/decisions/bastionPlan.ts";
import { record } from "../../../tools/recorder.ts";
import { list, only, place, plainOptions } from "../recorded.ts";

const plan: BastionPlan = { instanceType: "t4g.micro", cpu: "arm64" };

const recordBastion = (change: Partial<BastionPlan> = {}) =>
  record(
    () => {
      const { instanceId } = new Bastion("gitlab-bastion", {
        stack: "dev",
        plan: { ...plan, ...change },
        place,
        subnetId: "subnet-1",
        securityGroupId: "sg-bastion",
        volumeKeyArn: "arn:test:volumes",
        logKeyArn: "arn:test:logs",
        targets: [
          { name: "front-bastion", leadsTo: "bastionShell", groupArn: pulumi.output("arn:test:door"), port: 22 },
          { name: "front-ssh", leadsTo: "sshd", groupArn: pulumi.output("arn:test:ssh"), port: 2222 },
        ],
      });
      return { instanceId };
    },
    { computed: "standIns" },
  );

describe("Bastion", () => {
  it("makes an instance and a role", async () => {
    const recording = await recordBastion();
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:compute:Bastion gitlab-bastion",
        "aws:iam/role:Role gitlab-bastion",
        "aws:iam/rolePolicy:RolePolicy gitlab-bastion-sessions",
        "aws:iam/instanceProfile:InstanceProfile gitlab-bastion",
        "aws:ec2/instance:Instance gitlab-bastion",
        "aws:lb/targetGroupAttachment:TargetGroupAttachment gitlab-bastion-front-bastion",
      ].toSorted(),
    );
    assert.deepEqual(only(recording, "lb/targetGroupAttachment:TargetGroupAttachment").inputs, {
      targetGroupArn: "arn:test:door",
      targetId: "gitlab-bastion-id",
      port: 22,
    });
    assert.deepEqual(recording.outputs, { instanceId: "gitlab-bastion-id" });
  });

  it("makes a private, encrypted instance that asks for session tokens", async () => {
    const instance = only(await recordBastion(), "ec2/instance:Instance");
    assert.deepEqual(instance.inputs, {
      ami: "ami-00000000000000000",
      instanceType: "t4g.micro",
      subnetId: "subnet-1",
      vpcSecurityGroupIds: ["sg-bastion"],
      associatePublicIpAddress: false,
      iamInstanceProfile: "gitlab-bastion",
      userData: bastionUserData(),
      userDataReplaceOnChange: true,
      ebsOptimized: true,
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      maintenanceOptions: { autoRecovery: "default" },
      rootBlockDevice: {
        volumeType: "gp3",
        volumeSize: 8,
        encrypted: true,
        kmsKeyId: "arn:test:volumes",
        deleteOnTermination: true,
      },
      tags: { Name: "gitlab-dev bastion" },
    });
  });

  it("is not replaced by a newer image of Amazon's, and protected against nothing: it holds nothing", async () => {
    const instance = only(await recordBastion(), "ec2/instance:Instance");
    assert.deepEqual(instance.options, { ...plainOptions, ignoreChanges: ["ami"] });
  });

  for (const cpu of ["arm64", "x86_64"] as const) {
    it(`takes Amazon's newest image for ${cpu}`, async () => {
      const { calls } = await recordBastion({ cpu });
      assert.deepEqual(calls, [
        {
          token: "aws:ssm/getParameter:getParameter",
          args: { name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${cpu}` },
        },
      ]);
    });
  }

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
