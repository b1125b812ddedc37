import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../../../components/helpers/policyDocument.ts";
import { rolloutStatements } from "../../../components/nodes/rolloutStatements.ts";
import { record } from "../../../tools/recorder.ts";
import { place } from "../recorded.ts";

/** The statements as they are in a policy. */
async function written(change: Partial<typeof place> = {}): Promise<unknown> {
  const { outputs } = await record(
    () => ({
      policy: policyDocument(
        rolloutStatements({
          stack: "prod",
          roles: ["rails", "sidekiq"],
          templateIds: [pulumi.output("lt-1"), "lt-2"],
          nodeRoleArns: ["arn:rails", "arn:sidekiq"],
          place: { ...place, ...change },
        }),
      ),
    }),
    { computed: "standIns" },
  );
  return (JSON.parse(String(outputs.policy)) as { readonly Statement: unknown }).Statement;
}

describe("who rolls out", () => {
  it("may replace nodes of these groups by what their own templates launch, and nothing else", async () => {
    const ec2 = (rest: string) => `arn:aws:ec2:eu-central-1:123456789012:${rest}`;
    const group = (role: string) =>
      `arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup:*:autoScalingGroupName/gitlab-prod-${role}`;
    const templates = [ec2("launch-template/lt-1"), ec2("launch-template/lt-2")];
    assert.deepEqual(await written({ region: "eu-central-1" }), [
      {
        Effect: "Allow",
        Action: [
          "autoscaling:StartInstanceRefresh",
          "autoscaling:CancelInstanceRefresh",
          "autoscaling:UpdateAutoScalingGroup",
          "autoscaling:TerminateInstanceInAutoScalingGroup",
        ],
        Resource: [group("rails"), group("sidekiq")],
      },
      {
        Effect: "Allow",
        Action: [
          "autoscaling:DescribeAutoScalingGroups",
          "autoscaling:DescribeInstanceRefreshes",
          "autoscaling:DescribeScalingActivities",
        ],
        Resource: "*",
      },
      { Effect: "Allow", Action: "ec2:RunInstances", Resource: templates },
      {
        Effect: "Allow",
        Action: "ec2:RunInstances",
        Resource: [
          "arn:aws:ec2:eu-central-1::image/*",
          ec2("instance/*"),
          ec2("volume/*"),
          ec2("network-interface/*"),
          ec2("security-group/*"),
          ec2("subnet/*"),
        ],
        Condition: { ArnEquals: { "ec2:LaunchTemplate": templates } },
      },
      {
        Effect: "Allow",
        Action: "ec2:CreateTags",
        Resource: [ec2("instance/*"), ec2("volume/*"), ec2("network-interface/*")],
        Condition: { StringEquals: { "ec2:CreateAction": "RunInstances" } },
      },
      {
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: ["arn:rails", "arn:sidekiq"],
        Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
      },
    ]);
  });

  it("passes roles to EC2 under the name that it has in the partition", async () => {
    const text = JSON.stringify(
      await written({ partition: "aws-cn", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn" }),
    );
    assert.match(text, /"iam:PassedToService":"ec2\.amazonaws\.com\.cn"/);
    assert.doesNotMatch(text, /arn:aws:/);
  });
});
