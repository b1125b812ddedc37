import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { CachePlan } from "../../config/decisions/cachePlan.ts";
import { cacheToken } from "../../config/decisions/cacheToken.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { cacheLogs, logGroups } from "../../gitlab/logGroups.ts";
import { redisPort } from "../../gitlab/portNumbers.ts";
import { stateful } from "../helpers/stateful.ts";
import { cacheGroups } from "./cacheGroups.ts";
import { cacheNodeIds } from "./cacheNodeIds.ts";
import { keptSecret } from "./keptSecret.ts";
import { refuseCacheEdits } from "./refuseCacheEdits.ts";
import type { SecretOutputs } from "./secrets.ts";

/** Arguments of {@link Cache}. */
export interface CacheArgs {
  readonly stack: string;
  /** Changes are made in place and at once, not in the maintenance window. */
  readonly plan: CachePlan;
  /** Isolated subnets, in as many zones as nodes should be spread over. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly securityGroupId: pulumi.Input<string>;
  /** Key of the nodes' disks and of the snapshots. An existing group keeps its own. */
  readonly keyArn: pulumi.Input<string>;
  /** Key of the AUTH token. */
  readonly secretKeyArn: pulumi.Input<string>;
  readonly logKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  readonly protection: ProtectionSettings;
  /**
   * Snapshot to make a new group from; absent: it starts empty. It counts at creation only and may be dropped later. An
   * existing group refuses another one: a restore takes a new stack.
   */
  readonly snapshotName?: string;
}

/** The only version of Valkey that GitLab 19 supports (doc/install/requirements.md, 2026-08). */
const engineVersion = "7.2";

/** Characters of the AUTH token. ElastiCache allows 16 to 128 (API reference, CreateReplicationGroup, 2026-08). */
const tokenLength = 64;

/** Bytes that tell two groups of a stack apart, one after the other. The name may have 40 characters. */
const suffixBytes = 3;

/**
 * Inputs whose change would replace the group with an empty one, or that AWS itself decides later: ElastiCache cannot go
 * back from a newer version, so whoever moves the version takes it off this list. All other inputs that replace are constant
 * here (tools/cards/replacement.json).
 */
const keptInputs = ["engineVersion", "kmsKeyId", "snapshotName"];

/** The provider waits 60, 40 and 45 minutes (`aws_elasticache_replication_group`): too short to copy large memories. */
const customTimeouts = { create: "2h", update: "3h", delete: "2h" };

/**
 * A replication group of ElastiCache for Valkey, cluster mode disabled, with what belongs to it: subnets, parameters, logs
 * and the AUTH token.
 *
 * Every node has all data in memory and nothing on disk, and replicas follow a moment later. So a failover may lose the last
 * writes, and the failure of all nodes at a time, or of a single one, loses what was written since the last snapshot.
 * ElastiCache then starts empty nodes; it does not restore a snapshot by itself.
 *
 * Its name has a random suffix, so that the final snapshot of an earlier group is not in the way. The name stays, so a
 * replacement that nobody meant fails before anything is deleted: ElastiCache refuses a second group of that name.
 *
 * To rotate the token without downtime: raise its `tokenStep` by one and change nothing else of the cache, `pulumi up`, wait
 * until every node of GitLab has the new token, raise it by one again, `pulumi up`. If ElastiCache refuses the first of these
 * (the error says `authentication`), raise it by two before the next run: Pulumi takes the new token for set, and the same
 * number again would give GitLab a token that the cache does not have.
 */
export class Cache extends pulumi.ComponentResource {
  /** Name of the group in AWS. */
  readonly replicationGroupId: pulumi.Output<string>;
  /** Host name of the primary; it stays the same when another node becomes the primary. */
  readonly host: pulumi.Output<string>;
  readonly port = redisPort;
  /** The AUTH token, in letters and digits. Clients need TLS. */
  readonly token: SecretOutputs;
  /** Names of the nodes in CloudWatch. */
  readonly nodeIds: readonly pulumi.Output<string>[];

  constructor(name: string, args: CacheArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:data:Cache", name, {}, opts);
    const suffix = new random.RandomId(name, { byteLength: suffixBytes }, { parent: this });
    const base = `gitlab-${args.stack}-${args.plan.name}`.replaceAll(/-+/g, "-"); // no two hyphens in a row
    this.replicationGroupId = pulumi.interpolate`${base}-${suffix.hex}`;
    const token = this.#token(name, args.plan);
    const group = this.#group(name, args, token);
    refuseCacheEdits(args.stack, args.snapshotName, group.snapshotName);

    this.host = group.primaryEndpointAddress;
    this.token = this.#secret(name, args, token, group);
    const ids = pulumi
      .all([group.memberClusters, this.replicationGroupId])
      .apply(([known, id]) => cacheNodeIds(known, id, args.plan.nodes));
    this.nodeIds = Array.from({ length: args.plan.nodes }, (_, position) => ids.apply((all) => all[position] ?? ""));
    this.registerOutputs({ host: this.host, replicationGroupId: this.replicationGroupId });
  }

  #token(name: string, { tokenStep }: CachePlan): pulumi.Output<string> {
    const { generation } = cacheToken(tokenStep);
    const password = new random.RandomPassword(
      `${name}-token`,
      { length: tokenLength, special: false, keepers: { generation: String(generation) } },
      { parent: this },
    );
    return password.result;
  }

  /** The secret gets a new token only when the group accepts it. */
  #secret(
    name: string,
    { plan, secretKeyArn, protection }: CacheArgs,
    token: pulumi.Output<string>,
    group: aws.elasticache.ReplicationGroup,
  ): SecretOutputs {
    const description = `AUTH token of GitLab's cache group ${plan.name}`;
    const secret = keptSecret(`${name}-token`, { description, keyArn: secretKeyArn, protection }, { parent: this });
    const version = new aws.secretsmanager.SecretVersion(
      `${name}-token`,
      { secretId: secret.id, secretString: token },
      { parent: this, dependsOn: [group] },
    );
    return { arn: secret.arn, version: version.versionId };
  }

  #group(name: string, args: CacheArgs, token: pulumi.Output<string>): aws.elasticache.ReplicationGroup {
    const { plan, protection, snapshotName } = args;
    return new aws.elasticache.ReplicationGroup(
      name,
      {
        replicationGroupId: this.replicationGroupId,
        description: `GitLab's cache group ${plan.name} of ${args.stack}`,
        engine: "valkey",
        engineVersion,
        autoMinorVersionUpgrade: plan.minorUpgrades,
        nodeType: plan.nodeType,
        numCacheClusters: plan.nodes,
        automaticFailoverEnabled: plan.failover,
        multiAzEnabled: plan.failover,
        port: this.port,
        ...cacheGroups(name, { ...args, replicationGroupId: this.replicationGroupId }, { parent: this }),
        securityGroupIds: [args.securityGroupId],
        atRestEncryptionEnabled: true,
        kmsKeyId: args.keyArn,
        transitEncryptionEnabled: true,
        transitEncryptionMode: "required",
        authToken: token,
        authTokenUpdateStrategy: cacheToken(plan.tokenStep).strategy,
        snapshotRetentionLimit: plan.snapshotDays,
        snapshotWindow: plan.snapshotWindow,
        maintenanceWindow: plan.maintenanceWindow,
        ...(plan.snapshotDays > 0
          ? { finalSnapshotIdentifier: pulumi.interpolate`${this.replicationGroupId}-final` }
          : {}),
        ...(snapshotName === undefined ? {} : { snapshotName }),
        logDeliveryConfigurations: this.#logs(name, args),
        // Memory that is full cannot wait for the maintenance window, and settings of logs are only taken at once.
        applyImmediately: true,
        tags: { Name: `gitlab-${args.stack} ${plan.name}` },
      },
      stateful(protection, {
        parent: this,
        ignoreChanges: keptInputs,
        customTimeouts,
        deleteBeforeReplace: false, // the provider would delete first, because the name stays
      }),
    );
  }

  #logs(name: string, { stack, plan, logKeyArn, logRetentionDays }: CacheArgs) {
    return cacheLogs.map((logType) => {
      const group = new aws.cloudwatch.LogGroup(
        `${name}-${logType}`,
        {
          name: logGroups.cache(stack, plan.name, logType),
          kmsKeyId: logKeyArn,
          retentionInDays: logRetentionDays,
        },
        { parent: this },
      );
      return { logType, destination: group.name, destinationType: "cloudwatch-logs", logFormat: "json" };
    });
  }
}
