import { cacheChanges } from "./cacheChanges.ts";
import { databaseChanges } from "./databaseChanges.ts";
import { groupChanges } from "./groupChanges.ts";
import { keyArn as key } from "./keyArn.ts";
import type { LadderChange } from "./ladderChange.ts";

const policy = (sid: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: sid, Effect: "Allow", Principal: { AWS: "*" }, Action: "*", Resource: "*" }],
  });

const rule = (id: string) => ({ id, enabled: true, expiration: { days: 5 } });

const replication = (id: string) => ({
  role: "arn:aws:iam::123456789012:role/replication",
  rules: [{ id, status: "Enabled", destination: { bucket: "arn:aws:s3:::elsewhere" } }],
});

const encryption = (sseAlgorithm: string) => ({ rule: { applyServerSideEncryptionByDefault: { sseAlgorithm } } });

const volume = { availabilityZone: "us-east-1a", size: 10, type: "gp3" };

/** Every known property of the types that hold data, and of groups. Properties that are absent here cannot be tried; the test says why. */
export const changes: Readonly<Record<string, Readonly<Record<string, LadderChange>>>> = {
  "aws:ebs/volume:Volume": {
    availabilityZone: { before: "us-east-1a", after: "us-east-1b", beside: volume },
    encrypted: { before: false, after: true, beside: volume },
    finalSnapshot: { before: false, after: true, beside: volume },
    iops: { before: 3000, after: 4000, beside: volume },
    kmsKeyId: { before: key("a"), after: key("b"), beside: { ...volume, encrypted: true } },
    multiAttachEnabled: { before: false, after: true, beside: { ...volume, type: "io2", iops: 100 } },
    outpostArn: {
      before: "arn:aws:outposts:us-east-1:123456789012:outpost/op-0123456789abcdef0",
      after: "arn:aws:outposts:us-east-1:123456789012:outpost/op-0123456789abcdef1",
      beside: volume,
    },
    size: { before: 10, after: 20, beside: volume },
    snapshotId: { before: "snap-0123456789abcdef0", after: "snap-0123456789abcdef1", beside: volume },
    tags: { before: { a: "1" }, after: { a: "2" }, beside: volume },
    throughput: { before: 125, after: 250, beside: volume },
    type: { before: "gp2", after: "gp3", beside: { availabilityZone: "us-east-1a", size: 10 } },
  },
  "aws:s3/bucket:Bucket": {
    accelerationStatus: { before: "Enabled", after: "Suspended" },
    acl: { before: "private", after: "public-read" },
    bucket: { before: "one-name", after: "another-name" },
    bucketPrefix: { before: "one-", after: "another-" },
    corsRules: {
      before: [{ allowedMethods: ["GET"], allowedOrigins: ["*"] }],
      after: [{ allowedMethods: ["PUT"], allowedOrigins: ["*"] }],
    },
    forceDestroy: { before: false, after: true },
    grants: {
      before: [{ type: "Group", permissions: ["READ"], uri: "http://acs.amazonaws.com/groups/s3/LogDelivery" }],
      after: [{ type: "Group", permissions: ["WRITE"], uri: "http://acs.amazonaws.com/groups/s3/LogDelivery" }],
    },
    lifecycleRules: { before: [rule("a")], after: [rule("b")] },
    logging: { before: { targetBucket: "logs" }, after: { targetBucket: "other-logs" } },
    objectLockEnabled: { before: false, after: true },
    policy: { before: policy("One"), after: policy("Another") },
    replicationConfiguration: { before: replication("a"), after: replication("b") },
    requestPayer: { before: "BucketOwner", after: "Requester" },
    serverSideEncryptionConfiguration: { before: encryption("AES256"), after: encryption("aws:kms") },
    tags: { before: { a: "1" }, after: { a: "2" } },
    versioning: { before: { enabled: true }, after: { enabled: false } },
    website: { before: { indexDocument: "a.html" }, after: { indexDocument: "b.html" } },
  },
  "aws:kms/key:Key": {
    bypassPolicyLockoutSafetyCheck: { before: false, after: true },
    customKeyStoreId: { before: "cks-0123456789abcdef0", after: "cks-0123456789abcdef1" },
    customerMasterKeySpec: { before: "SYMMETRIC_DEFAULT", after: "RSA_2048" },
    deletionWindowInDays: { before: 30, after: 10 },
    description: { before: "one", after: "another" },
    enableKeyRotation: { before: true, after: false },
    isEnabled: { before: true, after: false },
    keyUsage: { before: "ENCRYPT_DECRYPT", after: "SIGN_VERIFY" },
    multiRegion: { before: false, after: true },
    policy: { before: policy("One"), after: policy("Another") },
    rotationPeriodInDays: { before: 365, after: 180, beside: { enableKeyRotation: true } },
    tags: { before: { a: "1" }, after: { a: "2" } },
    xksKeyId: {
      before: "one",
      after: "another",
      beside: { customKeyStoreId: "cks-0123456789abcdef0" },
    },
  },
  "aws:secretsmanager/secret:Secret": {
    description: { before: "one", after: "another" },
    forceOverwriteReplicaSecret: { before: false, after: true },
    kmsKeyId: { before: key("a"), after: key("b") },
    name: { before: "one", after: "another" },
    namePrefix: { before: "one-", after: "another-" },
    policy: { before: policy("One"), after: policy("Another") },
    recoveryWindowInDays: { before: 30, after: 10 },
    replicas: { before: [{ region: "us-west-1" }], after: [{ region: "us-west-2" }] },
    tags: { before: { a: "1" }, after: { a: "2" } },
  },
  "aws:backup/vault:Vault": {
    forceDestroy: { before: false, after: true },
    kmsKeyArn: { before: key("a"), after: key("b") },
    name: { before: "one", after: "another" },
    tags: { before: { a: "1" }, after: { a: "2" } },
  },
  ...cacheChanges,
  ...databaseChanges,
  ...groupChanges,
};
