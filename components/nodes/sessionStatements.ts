import type * as pulumi from "@pulumi/pulumi";
import { logGroups } from "../../gitlab/logGroups.ts";
import type { Place } from "../helpers/place.ts";
import type { Statement } from "../helpers/policyDocument.ts";

/** Whose rights they are. */
export interface SessionSubject {
  readonly stack: string;
  readonly place: Place;
  /** Key of sessions and their logs. */
  readonly logKeyArn: pulumi.Input<string>;
  /** Documents of ours that State Manager runs there, besides those of AWS. */
  readonly documentArns: readonly pulumi.Input<string>[];
}

/**
 * What an instance needs for Session Manager, Run Command and State Manager: the part of AWS' own policy
 * AmazonSSMManagedInstanceCore that they use, without patching and inventory (AWS managed policy reference, 2026-11), and
 * narrowed to what each action lets be named (service authorization reference, Systems Manager, Message Gateway Service and
 * Message Delivery Service, 2025-04).
 *
 * @param subject whose rights they are
 */
export function sessionStatements({ stack, place, logKeyArn, documentArns }: SessionSubject): Statement[] {
  const { partition, region, accountId } = place;
  const arn = (service: string, rest: string, account = accountId) =>
    `arn:${partition}:${service}:${region}:${account}:${rest}`;
  // No instance knows its own id before it is there: it may speak for those of this account and region, for no others. What
  // AWS has as conditions (`ec2:SourceInstanceARN`) says no more: nothing but an instance takes this role on.
  const instances = arn("ec2", "instance/*");
  // AWS keeps those names for itself, in whatever account a region has its documents.
  const documents = [...documentArns, ...["AWS*", "Amazon*"].map((name) => arn("ssm", `document/${name}`, "*"))];
  const group = arn("logs", `log-group:${logGroups.sessions(stack)}`);
  return [
    { Effect: "Allow", Action: ["ssm:UpdateInstanceInformation", "ssm:ListInstanceAssociations"], Resource: instances },
    {
      Effect: "Allow",
      Action: ["ssm:DescribeAssociation", "ssm:UpdateInstanceAssociationStatus", "ssm:UpdateAssociationStatus"],
      // Each asks for two or three of these. The ids of associations are made up after the instance is there.
      Resource: [instances, arn("ssm", "association/*"), ...documents],
    },
    { Effect: "Allow", Action: ["ssm:DescribeDocument", "ssm:GetDocument"], Resource: documents },
    {
      // None of these can be narrowed: they know no resource, and act on the instance that calls.
      Effect: "Allow",
      Action: [
        "ssm:ListAssociations",
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
