import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { databaseIdentifier } from "../../gitlab/databaseIdentifier.ts";
import { postgresqlPort } from "../../gitlab/portNumbers.ts";
import type { Place } from "../helpers/place.ts";
import { stateful } from "../helpers/stateful.ts";
import { databaseDisk } from "./databaseDisk.ts";
import { databaseGroups, postgresqlMajor } from "./databaseGroups.ts";
import { databaseInputs, type DatabaseInputsArgs } from "./databaseInputs.ts";
import { databaseMonitoring, type DatabaseMonitoring } from "./databaseMonitoring.ts";
import { DatabaseReplicas, type DatabaseReplica } from "./databaseReplicas.ts";
import { databaseServerLogs, type DatabaseServerLogsArgs } from "./databaseServerLogs.ts";
import type { WatchedDatabase } from "../watching/databaseEvents.ts";
import { keptSecret } from "./keptSecret.ts";
import { refuseDatabaseEdits } from "./refuseDatabaseEdits.ts";
import type { SecretOutputs } from "./secrets.ts";

/** Arguments of {@link Database}. */
export interface DatabaseArgs extends DatabaseInputsArgs, Omit<DatabaseServerLogsArgs, "identifier"> {
  readonly stack: string;
  readonly place: Place;
  /** Isolated subnets in two zones at least, also for a server in one zone. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Their zones. */
  readonly zoneNames: readonly pulumi.Input<string>[];
  /**
   * That of read replicas; absent: there are none. What the server sends them is not asked by it: RDS opens that way itself
   * (RDS user guide, working with DB instance read replicas, 2026).
   */
  readonly replicaSecurityGroupId: pulumi.Output<string> | undefined;
  /** Key of the master password. */
  readonly secretKeyArn: pulumi.Input<string>;
  readonly protection: ProtectionSettings;
  /**
   * Snapshot of a server of this program to make a new server from; absent: it starts empty. It counts at creation only and
   * may be dropped later. An existing server refuses another one: a restore takes a new stack.
   */
  readonly snapshotIdentifier?: string;
}

/** The master role, which owns nothing and logs in from the toolbox only, to make roles and databases. */
export const masterUser = "gitlab_master";

/** Letters and digits, because passwords stand in URLs. RDS allows 8 to 41 at least (RDS user guide, 2026-08). */
const passwordLength = 40;

/** Bytes that tell two servers of a stack apart, one after the other. */
const suffixBytes = 4;

/**
 * Inputs whose change would replace the server with an empty one or be refused by AWS, or that AWS itself decides later. A
 * minor version is RDS' or a person's business, and a new major version needs a new parameter group and a time without
 * GitLab: whoever moves it takes it off this list. The others differ only for a server made from a snapshot: key, encryption
 * and master role are the snapshot's. All other inputs that replace are constant here (tools/cards/replacement.json).
 */
const keptInputs = [
  "engineVersion",
  "kmsKeyId",
  "performanceInsightsKmsKeyId",
  "snapshotIdentifier",
  "storageEncrypted",
  "username",
];

/** Copies and snapshots of large disks take longer than the provider waits: 40, 80 and 60 minutes (`aws_db_instance`). */
const customTimeouts = { create: "2h", update: "3h", delete: "4h" };

/**
 * A server of RDS for PostgreSQL with what belongs to it: subnets, parameters, logs, monitoring, the master password and read
 * replicas. It makes no databases and no roles: the toolbox does.
 *
 * Its name has a random suffix, so that nothing of an earlier server is in the way: its final snapshot, its log groups. The
 * name stays, so a replacement that nobody meant fails before anything is deleted: RDS refuses a second server of that name.
 *
 * To rotate the master password: `pulumi up --replace` with the URN of its `RandomPassword`. Connections stay open.
 */
export class Database extends pulumi.ComponentResource {
  /** Name of the server in AWS, and in CloudWatch. */
  readonly identifier: pulumi.Output<string>;
  /** Host name, always of the zone that writes. */
  readonly host: pulumi.Output<string>;
  readonly port = postgresqlPort;
  readonly arn: pulumi.Output<string>;
  /** Password of {@link masterUser}. */
  readonly masterPassword: SecretOutputs;
  /** Servers that only read; empty: none. */
  readonly replicas: readonly DatabaseReplica[];
  /** What RDS reports events of. */
  readonly watched: WatchedDatabase;

  constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:data:Database", name, {}, opts);
    const suffix = new random.RandomId(name, { byteLength: suffixBytes }, { parent: this });
    this.identifier = suffix.hex.apply((hex) => databaseIdentifier(args.stack, hex));
    const password = this.#password(name);
    const monitoring = databaseMonitoring(`${name}-monitoring`, args.place, { parent: this });
    const groups = databaseGroups(name, { ...args, identifier: this.identifier }, { parent: this });
    const server = this.#server(name, args, password, monitoring, groups);
    refuseDatabaseEdits(args, server);

    this.host = server.address;
    this.arn = server.arn;
    this.masterPassword = this.#secret(name, args, password, server);
    const replicas = this.#replicas(name, args, server, monitoring);
    this.replicas = replicas?.all ?? [];
    this.watched = {
      servers: [server.identifier, ...(replicas?.watched.servers ?? [])],
      parameterGroups: [groups.parameterGroupName, ...(replicas?.watched.parameterGroups ?? [])],
    };
    this.registerOutputs({ host: this.host, arn: this.arn });
  }

  #password(name: string): pulumi.Output<string> {
    const child = { parent: this };
    return new random.RandomPassword(`${name}-master`, { length: passwordLength, special: false }, child).result;
  }

  /** The secret gets a new password only when the server has it. */
  #secret(name: string, args: DatabaseArgs, password: pulumi.Output<string>, server: aws.rds.Instance): SecretOutputs {
    const description = `Password of ${masterUser}, the database's master role; only the toolbox reads it`;
    const { secretKeyArn: keyArn, protection } = args;
    const secret = keptSecret(`${name}-master`, { description, keyArn, protection }, { parent: this });
    const value = { secretId: secret.id, secretString: password };
    const after = { parent: this, dependsOn: [server] };
    const version = new aws.secretsmanager.SecretVersion(`${name}-master`, value, after);
    return { arn: secret.arn, version: version.versionId };
  }

  #replicas(
    name: string,
    args: DatabaseArgs,
    source: aws.rds.Instance,
    monitoring: DatabaseMonitoring,
  ): DatabaseReplicas | undefined {
    const { plan, snapshotIdentifier, replicaSecurityGroupId: securityGroupId } = args;
    if (plan.replicas === 0) return undefined;
    if (securityGroupId === undefined) throw new Error("Read replicas need a security group.");
    const { identifier } = this;
    const storageGiB = snapshotIdentifier === undefined ? plan.storageGiB : undefined;
    const made = { ...args, securityGroupId, source, identifier, monitoring, storageGiB };
    return new DatabaseReplicas(`${name}-replicas`, made, { parent: this });
  }

  #server(
    name: string,
    args: DatabaseArgs,
    password: pulumi.Output<string>,
    monitoring: DatabaseMonitoring,
    groups: ReturnType<typeof databaseGroups>,
  ): aws.rds.Instance {
    const { plan, protection, snapshotIdentifier } = args;
    const isProtected = protection.kind === "on";
    const { identifier } = this;
    // A snapshot brings its own: the provider would ask RDS to shrink the disk, or to go back to an older minor version.
    const beginning =
      snapshotIdentifier === undefined
        ? { ...databaseDisk(plan.storageGiB), engineVersion: postgresqlMajor }
        : { snapshotIdentifier };
    return new aws.rds.Instance(
      name,
      {
        ...beginning,
        ...databaseInputs(args, monitoring.role),
        identifier,
        engine: "postgres",
        multiAz: plan.multiAz,
        username: masterUser,
        password,
        ...groups,
        kmsKeyId: args.keyArn,
        // Without it, RDS would move to another major version by itself once support of this one ends, in 2030.
        engineLifecycleSupport: "open-source-rds-extended-support",
        backupRetentionPeriod: plan.backupDays,
        backupWindow: plan.backupWindow,
        maintenanceWindow: plan.maintenanceWindow,
        deletionProtection: isProtected,
        skipFinalSnapshot: !isProtected,
        finalSnapshotIdentifier: pulumi.interpolate`${this.identifier}-final`,
        deleteAutomatedBackups: !isProtected,
        tags: { Name: `gitlab-${args.stack} database` },
      },
      stateful(protection, {
        parent: this,
        dependsOn: [...databaseServerLogs(name, { ...args, identifier }, { parent: this }), monitoring.rights],
        ignoreChanges: keptInputs,
        customTimeouts,
        deleteBeforeReplace: false, // the provider would delete first, because the name stays
      }),
    );
  }
}
