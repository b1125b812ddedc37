import { keyArn } from "./keyArn.ts";
import type { LadderChange } from "./ladderChange.ts";

const bare = { description: "one" };
const group = { ...bare, engine: "valkey", engineVersion: "7.2", nodeType: "cache.m7g.large" };
const two = { ...group, numCacheClusters: 2 };
const encrypted = { ...group, atRestEncryptionEnabled: true };
const secret = { ...group, transitEncryptionEnabled: true };
const sharded = { ...group, numNodeGroups: 2 };
const topic = (name: string) => `arn:aws:sns:us-east-1:123456789012:${name}`;
const file = (name: string) => `arn:aws:s3:::bucket/${name}.rdb`;
const log = (logType: string) => ({
  destination: "one",
  destinationType: "cloudwatch-logs",
  logFormat: "json",
  logType,
});

const change = (before: unknown, after: unknown, beside: LadderChange["beside"] = group): LadderChange => ({
  before,
  after,
  beside,
});

const turned = change(false, true);
const renamed = change("one", "another");

/** Every property of a replication group of ElastiCache that can be tried. */
export const cacheChanges: Readonly<Record<string, Readonly<Record<string, LadderChange>>>> = {
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    applyImmediately: turned,
    atRestEncryptionEnabled: turned,
    authToken: change("a".repeat(16), "b".repeat(16), { ...secret, authTokenUpdateStrategy: "ROTATE" }),
    authTokenUpdateStrategy: change("ROTATE", "SET", { ...secret, authToken: "a".repeat(16) }),
    autoMinorVersionUpgrade: turned,
    automaticFailoverEnabled: change(false, true, two),
    clusterMode: change("disabled", "compatible"),
    dataTieringEnabled: turned,
    description: change("one", "another", { engine: "valkey", nodeType: "cache.m7g.large" }),
    engine: change("redis", "valkey", { ...bare, engineVersion: "7.2", nodeType: "cache.m7g.large" }),
    engineVersion: change("7.2", "8.0"),
    finalSnapshotIdentifier: renamed,
    globalReplicationGroupId: change("one", "another", bare),
    ipDiscovery: change("ipv4", "ipv6"),
    kmsKeyId: change(keyArn("a"), keyArn("b"), encrypted),
    logDeliveryConfigurations: change([log("slow-log")], [log("slow-log"), log("engine-log")]),
    maintenanceWindow: change("sun:05:00-sun:06:00", "mon:05:00-mon:06:00"),
    multiAzEnabled: change(false, true, { ...two, automaticFailoverEnabled: true }),
    networkType: change("ipv4", "dual_stack"),
    nodeType: change("cache.m7g.large", "cache.r7g.large", { ...bare, engine: "valkey" }),
    notificationTopicArn: change(topic("one"), topic("another")),
    numCacheClusters: change(2, 3),
    numNodeGroups: change(2, 3),
    parameterGroupName: renamed,
    port: change(6379, 6380),
    preferredCacheClusterAzs: change(["us-east-1a"], ["us-east-1b"]),
    replicasPerNodeGroup: change(1, 2, sharded),
    replicationGroupId: change("one", "another"),
    securityGroupIds: change(["sg-0123456789abcdef0"], ["sg-0123456789abcdef1"]),
    securityGroupNames: change(["one"], ["another"]),
    snapshotArns: change([file("one")], [file("another")]),
    snapshotName: renamed,
    snapshotRetentionLimit: change(7, 14),
    snapshotWindow: change("03:00-04:00", "04:00-05:00"),
    subnetGroupName: renamed,
    tags: change({ a: "1" }, { a: "2" }),
    transitEncryptionEnabled: turned,
    transitEncryptionMode: change("preferred", "required", secret),
    userGroupIds: change(["one"], ["another"], secret),
  },
};
