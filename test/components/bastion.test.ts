import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { Bastion } from "../../components/bastion.ts";
import { bastionUserData } from "../../components/bastionUserData.ts";
import { sessionStatements } from "../../components/sessionStatements.ts";
import type { BastionPlan } from "../../config/architecture.ts";
import { record } from "../../tools/recorder.ts";
import { list, only, place, plainOptions } from "./recorded.ts";

const plan: BastionPlan = { instanceType: "t4g.micro", cpu: "arm64", ssh: false };

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
      ].toSorted(),
    );
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
      userData: bastionUserData(false),
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
      Statement: sessionStatements("dev", place, "arn:test:logs"),
    });
    assert.deepEqual(JSON.parse(String(only(recording, "iam/role:Role").inputs.assumeRolePolicy)), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });
  });
});

describe("bastionUserData", () => {
  it("leaves no SSH server without a door for it", () => {
    assert.equal(bastionUserData(false), "#!/bin/bash\nset -euo pipefail\nsystemctl disable --now sshd.service\n");
  });

  it("lets in public keys of one user alone where there is one", () => {
    assert.equal(
      bastionUserData(true),
      [
        "#!/bin/bash",
        "set -euo pipefail",
        "cat >/etc/ssh/sshd_config.d/10-gitlab-bastion.conf <<'END_OF_FILE'",
        "AuthenticationMethods publickey",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "PermitRootLogin no",
        "AllowUsers ec2-user",
        "AllowAgentForwarding no",
        "X11Forwarding no",
        "MaxAuthTries 3",
        "LoginGraceTime 30",
        "ClientAliveInterval 120",
        "ClientAliveCountMax 3",
        "END_OF_FILE",
        "chmod 0600 /etc/ssh/sshd_config.d/10-gitlab-bastion.conf",
        "sshd -t",
        "systemctl restart sshd.service",
        "",
      ].join("\n"),
    );
  });

  for (const ssh of [false, true]) {
    it(`is a script that Bash can read, ${ssh ? "with" : "without"} an SSH door`, () => {
      assert.equal(spawnSync("bash", ["-n"], { input: bastionUserData(ssh), encoding: "utf8" }).stderr, "");
    });
  }
});
