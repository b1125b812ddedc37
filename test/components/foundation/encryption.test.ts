import assert from "node:assert/strict";
import { Encryption } from "../../../components/foundation/encryption.ts";
import type { Place } from "../../../components/helpers/place.ts";
import { record } from "../../../tools/recorder.ts";
import { only, place } from "../recorded.ts";

async function policyOf(kind: string, where: Place = place): Promise<unknown> {
  const recording = await record(
    () => {
      new Encryption("gitlab-keys", { place: where, protection: { kind: "on" } });
    },
    { computed: "standIns" },
  );
  return JSON.parse(String(only(recording, "kms/key:Key", `gitlab-keys-${kind}`).inputs.policy));
}

const account = {
  Sid: "LetIamDecide",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::123456789012:root" },
  Action: "kms:*",
  Resource: "*",
};

const launching = {
  StringEquals: { "kms:CallerAccount": "123456789012", "kms:ViaService": ["ec2.us-east-1.amazonaws.com"] },
  ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/*" },
};

describe("Encryption", () => {
  for (const kind of ["objects", "secrets", "backups"]) {
    it(`leaves the key for ${kind} to IAM alone`, async () => {
      assert.deepEqual(await policyOf(kind), { Version: "2012-10-17", Statement: [account] });
    });
  }

  it("admits launches of Auto Scaling to the key of the volumes, by EC2 alone, and names no role that has to exist", async () => {
    assert.deepEqual(await policyOf("volumes"), {
      Version: "2012-10-17",
      Statement: [
        account,
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Resource: "*",
          Sid: "InstancesThatAutoScalingLaunches",
          Action: [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncryptFrom",
            "kms:ReEncryptTo",
            "kms:GenerateDataKey",
            "kms:GenerateDataKeyWithoutPlaintext",
            "kms:DescribeKey",
          ],
          Condition: launching,
        },
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Resource: "*",
          Sid: "DisksOfThoseInstances",
          Action: "kms:CreateGrant",
          Condition: { ...launching, Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
      ],
    });
  });

  it("knows the other suffix of China, beside the one that is documented", async () => {
    const china = { ...place, partition: "aws-cn", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn" };
    const { Statement: statements } = (await policyOf("volumes", china)) as { Statement: { Condition: unknown }[] };
    assert.deepEqual(statements[1]?.Condition, {
      StringEquals: {
        "kms:CallerAccount": "123456789012",
        "kms:ViaService": ["ec2.cn-north-1.amazonaws.com", "ec2.cn-north-1.amazonaws.com.cn"],
      },
      ArnLike: {
        "aws:PrincipalArn": "arn:aws-cn:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/*",
      },
    });
  });
});
