import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { logGroups } from "../../gitlab/logGroups.ts";
import type { Place } from "../helpers/place.ts";
import { serviceRole } from "../helpers/serviceRole.ts";

/** Arguments of {@link FlowLogs}. */
export interface FlowLogsArgs {
  readonly stack: string;
  readonly vpcId: pulumi.Input<string>;
  readonly place: Place;
  readonly logKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
}

/** A log of all connections in the network, accepted or not, in an encrypted log group. */
export class FlowLogs extends pulumi.ComponentResource {
  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:network:FlowLogs", name, {}, opts);
    const child = { parent: this };
    const group = new aws.cloudwatch.LogGroup(
      name,
      { name: logGroups.flowLogs(args.stack), kmsKeyId: args.logKeyArn, retentionInDays: args.logRetentionDays },
      child,
    );
    const role = serviceRole(
      name,
      {
        service: "vpc-flow-logs",
        place: args.place,
        description: "Writes the flow logs of GitLab's network",
        policies: {
          write: [
            {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
              Resource: [group.arn, pulumi.interpolate`${group.arn}:*`],
            },
            { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" }, // it lists groups and cannot be narrowed
          ],
        },
      },
      child,
    );
    new aws.ec2.FlowLog(
      name,
      {
        vpcId: args.vpcId,
        trafficType: "ALL",
        logDestinationType: "cloud-watch-logs",
        logDestination: group.arn,
        iamRoleArn: role.arn,
        maxAggregationInterval: 600,
      },
      child,
    );
    this.registerOutputs({});
  }
}
