import type { PackedPolicy } from "../packedPolicy.ts";
import { requireCacheEncryption } from "../policies/elasticache/requireCacheEncryption.ts";
import { requireCacheLogin } from "../policies/elasticache/requireCacheLogin.ts";
import { requireCacheSnapshots } from "../policies/elasticache/requireCacheSnapshots.ts";
import { requireCacheSubnets } from "../policies/elasticache/requireCacheSubnets.ts";
import { requireCacheTls } from "../policies/elasticache/requireCacheTls.ts";
import { requireEngineUpgrades } from "../policies/elasticache/requireEngineUpgrades.ts";
import { requireFailover } from "../policies/elasticache/requireFailover.ts";

/** Policies about ElastiCache. */
export const cachePack: readonly PackedPolicy[] = [
  {
    name: "elasticache-require-snapshots",
    policy: requireCacheSnapshots,
    level: "mandatory",
    severity: "medium",
    description: "Caches that may not drop keys are saved every day.",
    todo: "Set snapshotRetentionLimit to 1 or more.",
    frameworks: ["FSBP ElastiCache.1"],
  },
  {
    name: "elasticache-require-minor-upgrades",
    policy: requireEngineUpgrades,
    level: "mandatory",
    severity: "medium",
    description: "AWS installs minor versions of cache engines.",
    todo: "Leave autoMinorVersionUpgrade on.",
    frameworks: ["FSBP ElastiCache.2"],
  },
  {
    name: "elasticache-require-failover",
    policy: requireFailover,
    level: "advisory",
    severity: "medium",
    description: "A replica in another zone takes over when the primary of a cache fails.",
    todo: "Set automaticFailoverEnabled and multiAzEnabled, with two nodes or more.",
    frameworks: ["FSBP ElastiCache.3"],
  },
  {
    name: "elasticache-require-encryption",
    policy: requireCacheEncryption,
    level: "mandatory",
    severity: "high",
    description: "Caches are encrypted at rest with a customer key.",
    todo: "Set atRestEncryptionEnabled, and kmsKeyId to the ARN of a key of your own.",
    frameworks: ["FSBP ElastiCache.4"],
  },
  {
    name: "elasticache-require-tls",
    policy: requireCacheTls,
    level: "mandatory",
    severity: "high",
    description: "Caches take connections with TLS only.",
    todo: 'Set transitEncryptionEnabled, and transitEncryptionMode to "required".',
    frameworks: ["FSBP ElastiCache.5"],
  },
  {
    name: "elasticache-require-login",
    policy: requireCacheLogin,
    level: "mandatory",
    severity: "high",
    description: "Clients of caches log in.",
    todo: "Set authToken or userGroupIds, and give every user a password or IAM.",
    frameworks: ["FSBP ElastiCache.6"],
  },
  {
    name: "elasticache-require-own-subnets",
    policy: requireCacheSubnets,
    level: "mandatory",
    severity: "high",
    description: "Caches are in subnets that the program names.",
    todo: "Set subnetGroupName to a subnet group without a way to the internet.",
    frameworks: ["FSBP ElastiCache.7"],
  },
];
