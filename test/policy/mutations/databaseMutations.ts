import type { Mutations } from "./mutation.ts";

/** A server of which all is wrong that may be. */
const server = [
  "aws:rds/instance:Instance",
  "mutant",
  {
    engine: "postgres",
    engineVersion: "12.1",
    instanceClass: "db.t4g.large",
    username: "postgres",
    publiclyAccessible: true,
    backupRetentionPeriod: 1,
    autoMinorVersionUpgrade: false,
  },
] as const;

/** A cache about which nothing is said but its id. */
const cache = [
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "mutant",
  { replicationGroupId: "mutant", autoMinorVersionUpgrade: false, clusterMode: "enabled" },
] as const;

const cluster = ["aws:rds/cluster:Cluster", "mutant", { engine: "postgres" }] as const;

/** Databases and caches, with what GitLab asks of them. */
export const databaseMutations: Mutations = {
  "rds-forbid-default-administrators": server,
  "rds-forbid-outdated-postgresql": server,
  "rds-forbid-public-access": server,
  "rds-forbid-public-snapshots": ["aws:rds/snapshot:Snapshot", "mutant", { sharedAccounts: ["all"] }],
  "rds-require-backups": server,
  "rds-require-deletion-protection": server,
  "rds-require-encrypted-copies": ["aws:rds/snapshotCopy:SnapshotCopy", "mutant", {}],
  "rds-require-encryption": server,
  "rds-require-enhanced-monitoring": server,
  "rds-require-event-subscriptions": cluster,
  "rds-require-forced-tls": server,
  "rds-require-iam-authentication": server,
  "rds-require-minor-upgrades": server,
  "rds-require-modern-authority": server,
  "rds-require-own-subnets": server,
  "rds-require-performance-insights": server,
  "rds-require-server-logs": server,
  "rds-require-slow-statement-log": server,
  "rds-require-standby": server,
  "rds-require-tags-on-snapshots": server,
  "elasticache-require-encryption": cache,
  "elasticache-require-failover": cache,
  "elasticache-require-login": cache,
  "elasticache-require-minor-upgrades": cache,
  "elasticache-require-own-subnets": cache,
  "elasticache-require-snapshots": cache,
  "elasticache-require-tls": cache,
  "gitlab-forbid-aurora": [
    "aws:rds/clusterInstance:ClusterInstance",
    "mutant",
    { engine: "aurora-postgresql", instanceClass: "db.r8g.large" },
  ],
  "gitlab-forbid-burstable-stores": server,
  "gitlab-forbid-clustered-caches": cache,
  "gitlab-forbid-database-clusters": cluster,
  "gitlab-forbid-database-proxies": ["aws:rds/proxy:Proxy", "mutant", {}],
  "gitlab-forbid-serverless-caches": ["aws:elasticache/serverlessCache:ServerlessCache", "mutant", {}],
  "gitlab-require-eviction": cache,
  "gitlab-require-standbys-together": server,
};
