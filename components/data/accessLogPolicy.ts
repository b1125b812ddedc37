import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../helpers/place.ts";
import type { Statement } from "../helpers/policyDocument.ts";

/** Prefix of the load balancer's logs in the bucket of access logs. */
export const frontDoorLogPrefix = "front-door";

/**
 * Lets S3 and the load balancer deliver their access logs, for this account only.
 *
 * @param bucketArn the bucket of access logs
 * @param place account and region of the sources
 */
export function accessLogPolicy(bucketArn: pulumi.Output<string>, place: Place): Statement[] {
  const { accountId, partition, region } = place;
  const deliveryArn = `arn:${partition}:logs:${region}:${accountId}:*`;
  return [
    {
      Sid: "S3ServerAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucketArn}/buckets/*`,
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
    {
      Sid: "LoadBalancerLogs",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucketArn}/${frontDoorLogPrefix}/AWSLogs/${accountId}/*`,
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId, "s3:x-amz-acl": "bucket-owner-full-control" },
        ArnLike: { "aws:SourceArn": deliveryArn },
      },
    },
    {
      Sid: "LoadBalancerLogsCheck",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": deliveryArn } },
    },
  ];
}
