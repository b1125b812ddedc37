import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "../../components/helpers/place.ts";
import { policyDocument } from "../../components/helpers/policyDocument.ts";

/** Days between scheduling the key's deletion and the deletion: the longest that KMS allows (API, ScheduleKeyDeletion). */
const deletionWindowInDays = 30;

/**
 * The key of the published documents, and of the notices about them. CloudFront has to be let in by the key's own policy
 * (CloudFront developer guide, origin access control with SSE-KMS, 2026-11).
 *
 * @param name logical name
 * @param place account
 * @param distributions ARN of the distributions that may read
 * @param opts with the parent
 */
export function issuerKey(
  name: string,
  { partition, accountId }: Place,
  distributions: string,
  opts: pulumi.CustomResourceOptions,
): aws.kms.Key {
  const policy = policyDocument([
    {
      Sid: "LetIamDecide",
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "EventsToTheTopic", // no condition: EventBridge delivers nothing if there is one
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
    },
    {
      Sid: "CloudFrontReads",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": distributions } },
    },
  ]);
  const description = "Published keys of GitLab's tokens, and notices about them";
  return new aws.kms.Key(name, { description, enableKeyRotation: true, deletionWindowInDays, policy }, opts);
}
