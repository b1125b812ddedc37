import type { AddedByHand } from "./addedByHand.ts";

/** Modules of Pulumi whose types have tags, with the actions that set and remove them. */
const tagActions: Readonly<Record<string, readonly [set: string, remove: string]>> = {
  acm: ["acm:AddTagsToCertificate", "acm:RemoveTagsFromCertificate"],
  autoscaling: ["autoscaling:CreateOrUpdateTags", "autoscaling:DeleteTags"],
  backup: ["backup:TagResource", "backup:UntagResource"],
  cloudwatch: ["cloudwatch:TagResource", "cloudwatch:UntagResource"],
  ebs: ["ec2:CreateTags", "ec2:DeleteTags"],
  ec2: ["ec2:CreateTags", "ec2:DeleteTags"],
  elasticache: ["elasticache:AddTagsToResource", "elasticache:RemoveTagsFromResource"],
  imagebuilder: ["imagebuilder:TagResource", "imagebuilder:UntagResource"],
  kms: ["kms:TagResource", "kms:UntagResource"],
  lb: ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
  rds: ["rds:AddTagsToResource", "rds:RemoveTagsFromResource"],
  secretsmanager: ["secretsmanager:TagResource", "secretsmanager:UntagResource"],
  sns: ["sns:TagResource", "sns:UntagResource"],
  ssm: ["ssm:AddTagsToResource", "ssm:RemoveTagsFromResource"],
  vpc: ["ec2:CreateTags", "ec2:DeleteTags"],
};

/** Types whose tags another service than their module's keeps, or that have a call of their own. */
const ofTypes: Readonly<Record<string, readonly [set: string, remove: string]>> = {
  "aws:cloudwatch/eventRule:EventRule": ["events:TagResource", "events:UntagResource"],
  "aws:cloudwatch/logGroup:LogGroup": ["logs:TagResource", "logs:UntagResource"],
  "aws:iam/instanceProfile:InstanceProfile": ["iam:TagInstanceProfile", "iam:UntagInstanceProfile"],
  "aws:iam/role:Role": ["iam:TagRole", "iam:UntagRole"],
  "aws:s3/bucketObjectv2:BucketObjectv2": ["s3:PutObjectTagging", "s3:DeleteObjectTagging"],
};

/**
 * Rights to set and to remove tags. Every resource of a stack has tags from its first moment, which takes the right to set
 * them besides the right to create it; the recording shows a call of its own only where a service has no other way. A tag that
 * a stack file no longer has is removed. Source: Service authorization reference of each service, 2026-11.
 */
export const taggedByHand: readonly AddedByHand[] = Object.entries({
  ...Object.fromEntries(Object.entries(tagActions).map(([module, pair]) => [`aws:${module}/`, pair])),
  ...ofTypes,
}).map(([type, [set, remove]]) => ({
  types: [type],
  actions: { create: [set], update: [set, remove] },
  because: "it has tags",
  source: "Service authorization reference, 2026-11",
}));
