import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";
import type { Statement } from "./policyDocument.ts";

/** Log group of the sessions of a stack. */
export function sessionLogGroup(stack: string): string {
  return `/gitlab/${stack}/sessions`;
}

/**
 * What an instance needs for Session Manager, Run Command and State Manager: the part of AWS' own policy
 * AmazonSSMManagedInstanceCore that they use, without patching and inventory (AWS managed policy reference, 2026-11).
 *
 * @param stack name of the stack
 * @param place account and region
 * @param logKeyArn key of sessions and their logs
 */
export function sessionStatements(stack: string, place: Place, logKeyArn: pulumi.Input<string>): Statement[] {
  const { partition, region, accountId } = place;
  const group = `arn:${partition}:logs:${region}:${accountId}:log-group:${sessionLogGroup(stack)}`;
  return [
    {
      // These act on the instance that calls, and know no narrower resource (service authorization reference, SSM).
      Effect: "Allow",
      Action: [
        "ssm:UpdateInstanceInformation",
        "ssm:ListAssociations",
        "ssm:ListInstanceAssociations",
        "ssm:UpdateAssociationStatus",
        "ssm:UpdateInstanceAssociationStatus",
        "ssm:DescribeAssociation",
        "ssm:DescribeDocument",
        "ssm:GetDocument",
        "ssm:GetManifest",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
        "ec2messages:AcknowledgeMessage",
        "ec2messages:DeleteMessage",
        "ec2messages:FailMessage",
        "ec2messages:GetEndpoint",
        "ec2messages:GetMessages",
        "ec2messages:SendReply",
      ],
      Resource: "*",
    },
    { Effect: "Allow", Action: "kms:Decrypt", Resource: logKeyArn },
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: [group, `${group}:*`],
    },
    { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" }, // it lists groups: no narrower form
  ];
}
