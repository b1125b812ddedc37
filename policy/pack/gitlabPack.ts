import type { PackedPolicy } from "../packedPolicy.ts";
import { agreeOnProxyHeader } from "../policies/hosting/agreeOnProxyHeader.ts";
import { forbidAurora } from "../policies/hosting/forbidAurora.ts";
import { forbidBurstableNodes } from "../policies/hosting/forbidBurstableNodes.ts";
import { forbidBurstableStores } from "../policies/hosting/forbidBurstableStores.ts";
import { forbidClusteredCaches } from "../policies/hosting/forbidClusteredCaches.ts";
import { forbidDatabaseClusters } from "../policies/hosting/forbidDatabaseClusters.ts";
import { forbidDatabaseProxies } from "../policies/hosting/forbidDatabaseProxies.ts";
import { forbidDoubledAddress } from "../policies/hosting/forbidDoubledAddress.ts";
import { forbidInsecure } from "../policies/hosting/forbidInsecure.ts";
import { forbidOtherScaling } from "../policies/hosting/forbidOtherScaling.ts";
import { forbidProxyHeader } from "../policies/hosting/forbidProxyHeader.ts";
import { forbidServerlessCaches } from "../policies/hosting/forbidServerlessCaches.ts";
import { forbidSharedFileSystems } from "../policies/hosting/forbidSharedFileSystems.ts";
import { nameTryOuts } from "../policies/hosting/nameTryOuts.ts";
import { requireEviction } from "../policies/hosting/requireEviction.ts";
import { requireGuardedFoundation } from "../policies/hosting/requireGuardedFoundation.ts";
import { requireHeaderOnChecks } from "../policies/hosting/requireHeaderOnChecks.ts";
import { requireInstanceTargets } from "../policies/hosting/requireInstanceTargets.ts";
import { requireOddVoters } from "../policies/hosting/requireOddVoters.ts";
import { requireProtectedData } from "../policies/hosting/requireProtectedData.ts";
import { requireProtectedFoundation } from "../policies/hosting/requireProtectedFoundation.ts";
import { requireProxyHeader } from "../policies/hosting/requireProxyHeader.ts";
import { requireStandbysTogether } from "../policies/hosting/requireStandbysTogether.ts";

/** What GitLab itself needs. These apply only where a stack hosts GitLab. */
export const gitlabPack: readonly PackedPolicy[] = [
  {
    name: "gitlab-forbid-aurora",
    policy: forbidAurora,
    level: "mandatory",
    severity: "critical",
    description: "The database is not Aurora.",
    todo: "Use an RDS DB instance with the engine postgres.",
    frameworks: ["GitLab Reference architectures: unsupported database services"],
  },
  {
    name: "gitlab-forbid-database-clusters",
    policy: forbidDatabaseClusters,
    level: "mandatory",
    severity: "high",
    description: "The database is not a Multi-AZ DB cluster.",
    todo: "Use an RDS DB instance with multiAz.",
    frameworks: ["GitLab Reference architectures: unsupported database services"],
  },
  {
    name: "gitlab-forbid-database-proxies",
    policy: forbidDatabaseProxies,
    level: "mandatory",
    severity: "high",
    description: "There is no RDS Proxy.",
    todo: "Let GitLab connect to the database, and raise maxConnections if needed.",
    frameworks: ["GitLab Reference architectures: best practices for the database services"],
  },
  {
    name: "gitlab-forbid-serverless-caches",
    policy: forbidServerlessCaches,
    level: "mandatory",
    severity: "critical",
    description: "The cache is neither serverless nor MemoryDB.",
    todo: "Use a replication group of ElastiCache without cluster mode.",
    frameworks: ["GitLab Reference architectures: best practices for Redis services"],
  },
  {
    name: "gitlab-forbid-clustered-caches",
    policy: forbidClusteredCaches,
    level: "mandatory",
    severity: "critical",
    description: "Caches have no cluster mode.",
    todo: "Leave clusterMode off, with one group of nodes.",
    frameworks: ["GitLab Reference architectures: best practices for Redis services"],
  },
  {
    name: "gitlab-forbid-shared-file-systems",
    policy: forbidSharedFileSystems,
    level: "mandatory",
    severity: "high",
    description: "There is no EFS.",
    todo: "Put repositories on volumes of Gitaly nodes, and everything else into S3.",
    frameworks: ["GitLab NFS: avoid using cloud-based file systems"],
  },
  {
    name: "gitlab-forbid-burstable-nodes",
    policy: forbidBurstableNodes,
    level: "mandatory",
    severity: "high",
    description: "No node of GitLab has a burstable instance type.",
    todo: "Choose a type of the families m, c or r.",
    frameworks: ["GitLab Reference architectures: supported machine types"],
  },
  {
    name: "gitlab-forbid-burstable-stores",
    policy: forbidBurstableStores,
    level: "mandatory",
    severity: "high",
    description: "No database and no cache has a burstable class.",
    todo: "Choose a class of the families m or r.",
    frameworks: ["GitLab Reference architectures: supported machine types", "GitLab AWS: PostgreSQL with Amazon RDS"],
  },
  {
    name: "gitlab-require-odd-voters",
    policy: requireOddVoters,
    level: "mandatory",
    severity: "high",
    description: "Nodes that vote are an odd number, three or more.",
    todo: "Add or remove a node.",
    frameworks: ["GitLab Configure Gitaly Cluster (Praefect): requirements"],
  },
  {
    name: "gitlab-forbid-other-scaling",
    policy: forbidOtherScaling,
    level: "mandatory",
    severity: "high",
    description: "Only Rails and Sidekiq are scaled.",
    todo: "Give the group the same minimum and maximum, and remove its scaling policies.",
    frameworks: ["GitLab Reference architectures: autoscaling of stateful nodes"],
  },
  {
    name: "gitlab-require-eviction",
    policy: requireEviction,
    level: "mandatory",
    severity: "high",
    description: "A cache with jobs and sessions drops no key.",
    todo: "Set maxmemory-policy to noeviction in the parameter group; allkeys-lru only for a cache beside it.",
    frameworks: ["GitLab Redis replication and failover, external: setting the eviction policy"],
  },
  {
    name: "gitlab-require-proxy-protocol",
    policy: requireProxyHeader,
    level: "mandatory",
    severity: "high",
    description: "The load balancer passes the addresses of web clients on with proxy protocol.",
    todo: "Set proxyProtocolV2 in the target groups of ports 80 and 443.",
    frameworks: ["GitLab NGINX settings: configuring PROXY protocol"],
  },
  {
    name: "gitlab-forbid-proxy-protocol",
    policy: forbidProxyHeader,
    level: "mandatory",
    severity: "critical",
    description: "SSH and Praefect get no proxy protocol.",
    todo: "Leave proxyProtocolV2 off in their target groups.",
    frameworks: ["AWS Network Load Balancers: target groups, proxy protocol"],
  },
  {
    name: "gitlab-agree-on-proxy-protocol",
    policy: agreeOnProxyHeader,
    level: "mandatory",
    severity: "critical",
    description: "Nodes expect proxy protocol exactly where the load balancer sends it.",
    todo: "Change gitlab.rb and the target group together.",
    frameworks: ["GitLab NGINX settings: configuring PROXY protocol"],
  },
  {
    name: "gitlab-forbid-client-preservation",
    policy: forbidDoubledAddress,
    level: "mandatory",
    severity: "high",
    description: "Target groups with proxy protocol do not keep the client's address in the packets, too.",
    todo: "Set preserveClientIp to false.",
    frameworks: ["AWS Network Load Balancers: target groups, client IP preservation"],
  },
  {
    name: "gitlab-require-header-on-checks",
    policy: requireHeaderOnChecks,
    level: "mandatory",
    severity: "critical",
    description: "Health checks with proxy protocol have a port of their own.",
    todo: "Let the check of the group ask the port that expects the header.",
    frameworks: ["AWS Network Load Balancers: target groups, proxy protocol"],
  },
  {
    name: "gitlab-require-instance-targets",
    policy: requireInstanceTargets,
    level: "mandatory",
    severity: "medium",
    description: "Targets are instances.",
    todo: 'Set targetType to "instance".',
    frameworks: ["AWS Auto Scaling: attach a target group"],
  },
  {
    name: "gitlab-require-protected-data",
    policy: requireProtectedData,
    level: "mandatory",
    severity: "critical",
    description: "Pulumi refuses to delete and replace what holds data.",
    todo: "Set the option protect, or lift the protection of the whole stack with a reason.",
    frameworks: ["AWS Well-Architected REL09-BP02"],
  },
  {
    name: "gitlab-name-try-outs",
    policy: nameTryOuts,
    level: "advisory",
    severity: "high",
    description: "A stack whose data is not protected is reported.",
    todo: "Remove protection.lifted from the stack file, unless the stack may be lost at any time.",
    frameworks: ["AWS Well-Architected REL09-BP02"],
  },
  {
    name: "gitlab-require-protected-foundation",
    policy: requireProtectedFoundation,
    level: "mandatory",
    severity: "high",
    description: "Pulumi refuses to delete network, public load balancer and the security groups of nodes with data.",
    todo: "Set the option protect, or lift the protection of the whole stack with a reason.",
    frameworks: ["AWS Well-Architected REL09-BP02"],
  },
  {
    name: "gitlab-require-guarded-foundation",
    policy: requireGuardedFoundation,
    level: "mandatory",
    severity: "high",
    description: "An edit of the stack file cannot replace network and load balancers.",
    todo: "Set the option ignoreChanges for the input, or protect.",
    frameworks: [],
  },
  {
    name: "gitlab-require-standbys-together",
    policy: requireStandbysTogether,
    level: "mandatory",
    severity: "high",
    description: "If one store survives the loss of a zone, all do.",
    todo: "Set multiAz of the database, and automaticFailoverEnabled of every cache.",
    frameworks: ["FSBP RDS.5", "FSBP ElastiCache.3"],
  },
  {
    name: "gitlab-forbid-insecure",
    policy: forbidInsecure,
    level: "mandatory",
    severity: "high",
    description: "Nothing skips the check of a certificate.",
    todo: "Trust the authority instead.",
    frameworks: ["AWS Well-Architected SEC09-BP02"],
  },
];
