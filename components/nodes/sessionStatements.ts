import type * as pulumi from "@pulumi/pulumi";
import { logGroups } from "../../gitlab/logGroups.ts";
import type { Place } from "../helpers/place.ts";
import type { Statement } from "../helpers/policyDocument.ts";

/** Arguments of {@link sessionStatements}. */
export interface SessionSubject {
  readonly stack: string;
  readonly place: Place;
  /** Key of sessions and their logs. */
  readonly logKeyArn: pulumi.Input<string>;
  /** Our own documents that State Manager runs there, besides AWS' documents. */
  readonly documentArns: readonly pulumi.Input<string>[];
}

/**
 * What an instance needs for Session Manager, Run Command and State Manager. It is the part of AWS' own policy
 * AmazonSSMManagedInstanceCore that they use, without patching and inventory (AWS managed policy reference, 2026-11),
 * narrowed as far as each action allows (service authorization reference, Systems Manager, Message Gateway Service and
 * Message Delivery Service, 2025-04).
 *
 * @param subject whose permissions they are
 */
export function sessionStatements({ stack, place, logKeyArn, documentArns }: SessionSubject): Statement[] {
  const { partition, region, accountId } = place;
  const arn = (service: string, rest: string, account = accountId) =>
    `arn:${partition}:${service}:${region}:${account}:${rest}`;
  // Nobody knows an instance's id before it exists, so it may act for any instance of this account and region, and for no
  // others. AWS' conditions (`ec2:SourceInstanceARN`) would not narrow that: only an instance can assume this role.
  const instances = arn("ec2", "instance/*");
  // AWS reserves these names. The account that owns its documents depends on the region.
  const documents = [...documentArns, ...["AWS*", "Amazon*"].map((name) => arn("ssm", `document/${name}`, "*"))];
  const group = arn("logs", `log-group:${logGroups.sessions(stack)}`);
  return [
    { Effect: "Allow", Action: ["ssm:UpdateInstanceInformation", "ssm:ListInstanceAssociations"], Resource: instances },
    {
      Effect: "Allow",
      Action: ["ssm:DescribeAssociation", "ssm:UpdateInstanceAssociationStatus", "ssm:UpdateAssociationStatus"],
      // Each action checks two or three of these. An association gets its id after the instance exists.
      Resource: [instances, arn("ssm", "association/*"), ...documents],
    },
    { Effect: "Allow", Action: ["ssm:DescribeDocument", "ssm:GetDocument"], Resource: documents },
    {
      // These cannot be narrowed: they take no resource, and act on the calling instance.
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
    { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" }, // it lists groups and cannot be narrowed
  ];
}
