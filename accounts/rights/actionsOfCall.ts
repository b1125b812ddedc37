/** Prefixes of IAM actions, by the name of the service in the SDK (`rpc.service` of the provider's log). */
const prefixes: Readonly<Record<string, string>> = {
  ACM: "acm",
  "Auto Scaling": "autoscaling",
  Backup: "backup",
  CloudWatch: "cloudwatch",
  "CloudWatch Logs": "logs",
  EC2: "ec2",
  "Elastic Load Balancing v2": "elasticloadbalancing",
  ElastiCache: "elasticache",
  EventBridge: "events",
  IAM: "iam",
  imagebuilder: "imagebuilder",
  KMS: "kms",
  RDS: "rds",
  "Route 53": "route53",
  S3: "s3",
  "S3 Control": "s3",
  "Secrets Manager": "secretsmanager",
  SNS: "sns",
  SSM: "ssm",
  STS: "sts",
};

/**
 * Operations whose rights have another name than they, or that need several. Those of S3: Amazon S3 user guide, "Required
 * permissions for Amazon S3 API operations", 2026-11. A version of an object takes a right of its own there, and so do the
 * tags of an object.
 */
const others: Readonly<Record<string, readonly string[]>> = {
  "S3.DeleteBucketEncryption": ["s3:PutEncryptionConfiguration"],
  "S3.DeleteBucketLifecycle": ["s3:PutLifecycleConfiguration"],
  "S3.DeleteBucketOwnershipControls": ["s3:PutBucketOwnershipControls"],
  "S3.DeleteBucketTagging": ["s3:PutBucketTagging"],
  "S3.DeleteObject": ["s3:DeleteObject", "s3:DeleteObjectVersion"],
  "S3.DeleteObjects": ["s3:DeleteObject", "s3:DeleteObjectVersion"],
  "S3.DeletePublicAccessBlock": ["s3:PutBucketPublicAccessBlock"],
  "S3.GetBucketAccelerateConfiguration": ["s3:GetAccelerateConfiguration"],
  "S3.GetBucketCors": ["s3:GetBucketCORS"],
  "S3.GetBucketEncryption": ["s3:GetEncryptionConfiguration"],
  "S3.GetBucketLifecycleConfiguration": ["s3:GetLifecycleConfiguration"],
  "S3.GetBucketReplication": ["s3:GetReplicationConfiguration"],
  "S3.GetObject": ["s3:GetObject", "s3:GetObjectVersion"],
  "S3.GetObjectLockConfiguration": ["s3:GetBucketObjectLockConfiguration"],
  "S3.GetObjectTagging": ["s3:GetObjectTagging", "s3:GetObjectVersionTagging"],
  "S3.GetPublicAccessBlock": ["s3:GetBucketPublicAccessBlock"],
  "S3.HeadBucket": ["s3:ListBucket"],
  "S3.HeadObject": ["s3:GetObject", "s3:GetObjectVersion"],
  "S3.ListObjectVersions": ["s3:ListBucketVersions"],
  "S3.ListObjectsV2": ["s3:ListBucket"],
  "S3.PutBucketEncryption": ["s3:PutEncryptionConfiguration"],
  "S3.PutBucketLifecycleConfiguration": ["s3:PutLifecycleConfiguration"],
  "S3.PutObject": ["s3:PutObject", "s3:PutObjectTagging"],
  "S3.PutPublicAccessBlock": ["s3:PutBucketPublicAccessBlock"],
};

/**
 * The actions that AWS checks for a call. Whether each exists is tested against AWS' list.
 *
 * @param operation service and operation of the SDK: `S3.PutBucketEncryption`
 * @returns such as `s3:PutEncryptionConfiguration`
 * @throws if the service is not known
 */
export function actionsOfCall(operation: string): readonly string[] {
  const [service = "", name = ""] = operation.split(".");
  const prefix = prefixes[service];
  if (prefix === undefined) throw new Error(`${operation}: add the service to the prefixes in actionsOfCall.ts.`);
  return others[operation] ?? [`${prefix}:${name}`];
}
