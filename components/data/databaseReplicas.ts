import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { replicaZone } from "../../config/decisions/replicaZone.ts";
import { databaseDisk } from "./databaseDisk.ts";
import { databaseInputs, type DatabaseInputsArgs } from "./databaseInputs.ts";
import type { WatchedDatabase } from "../watching/databaseEvents.ts";
import type { DatabaseMonitoring } from "./databaseMonitoring.ts";
import { replicaParameterGroup } from "./databaseGroups.ts";
import { databaseServerLogs, type DatabaseServerLogsArgs } from "./databaseServerLogs.ts";

/** Arguments of {@link DatabaseReplicas}. */
export interface DatabaseReplicasArgs extends DatabaseInputsArgs, Omit<DatabaseServerLogsArgs, "identifier"> {
  readonly stack: string;
  /** The server that they copy. */
  readonly source: aws.rds.Instance;
  /** Its name, which theirs begin with. */
  readonly identifier: pulumi.Output<string>;
  /** Zones of the server's subnets. Replicas take them in turn. */
  readonly zoneNames: readonly pulumi.Input<string>[];
  readonly monitoring: DatabaseMonitoring;
  /** GiB that the server begins with; absent: its snapshot decides. */
  readonly storageGiB: number | undefined;
}

/** A read replica that there is to be. */
export interface DatabaseReplica {
  /** From 1 on. */
  readonly number: number;
  readonly identifier: pulumi.Output<string>;
  readonly host: pulumi.Output<string>;
}

/** A large disk is copied first; the provider waits 40, 80 and 60 minutes. A replica that goes takes no snapshot. */
const customTimeouts = { create: "2h", update: "3h", delete: "1h" };

/** An existing replica stays in its zone, and keeps the keys of the server that it was copied from. */
const keptInputs = ["availabilityZone", "performanceInsightsKmsKeyId", "storageEncrypted"];

/**
 * Read replicas of the database server. They hold nothing of their own: the highest number goes first, without a snapshot, and
 * nothing protects it. All that holds data is the server that they copy.
 *
 * They are made and changed one after the other.
 *
 * Version, key, subnets and master role are the server's. AWS refuses other ones, or promotes a replica that is told to have
 * its own, so they are not said here.
 */
export class DatabaseReplicas extends pulumi.ComponentResource {
  readonly all: readonly DatabaseReplica[];
  /** What RDS reports events of. */
  readonly watched: WatchedDatabase;

  constructor(name: string, args: DatabaseReplicasArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:data:DatabaseReplicas", name, {}, opts);
    const group = replicaParameterGroup(name, args, { parent: this });
    const numbers = Array.from({ length: args.plan.replicas }, (_, index) => index + 1);
    const servers: aws.rds.Instance[] = [];
    this.all = numbers.map((number) => {
      const server = this.#replica(name, number, args, { group, before: servers.slice(-1) });
      servers.push(server);
      return { number, identifier: replicaIdentifier(args, number), host: server.address };
    });
    this.watched = { servers: servers.map((server) => server.identifier), parameterGroups: [group.name] };
    this.registerOutputs({});
  }

  #replica(
    name: string,
    number: number,
    args: DatabaseReplicasArgs,
    { group, before }: { readonly group: aws.rds.ParameterGroup; readonly before: readonly aws.rds.Instance[] },
  ): aws.rds.Instance {
    const { stack, plan, source, monitoring, storageGiB } = args;
    const label = `${name}-${String(number)}`;
    const identifier = replicaIdentifier(args, number);
    const logs = databaseServerLogs(label, { ...args, identifier }, { parent: this });
    const zone = replicaZone(args.zoneNames, number);
    return new aws.rds.Instance(
      label,
      {
        ...databaseInputs(args, monitoring.role),
        identifier,
        replicateSourceDb: source.identifier,
        multiAz: false,
        parameterGroupName: group.name,
        backupRetentionPeriod: 0,
        maintenanceWindow: plan.replicaMaintenanceWindows[number - 1] ?? plan.maintenanceWindow,
        deletionProtection: false,
        skipFinalSnapshot: true, // RDS takes none of a replica
        deleteAutomatedBackups: true,
        tags: { Name: `gitlab-${stack} database, read replica ${String(number)}` },
        ...(zone === undefined ? {} : { availabilityZone: zone }),
        // Ignored at creation: its disk is as large as the server's by then. Later it grows with this number, as the server's does.
        ...(storageGiB === undefined ? {} : databaseDisk(storageGiB)),
      },
      {
        parent: this,
        dependsOn: [...logs, monitoring.rights, ...before], // one after the other: the rest serves meanwhile
        ignoreChanges: keptInputs,
        customTimeouts,
        // Its name stays, so a replacement fails: it would begin with the configurations of the nodes, which contain its host.
        deleteBeforeReplace: false,
      },
    );
  }
}

function replicaIdentifier({ identifier }: DatabaseReplicasArgs, number: number): pulumi.Output<string> {
  return pulumi.interpolate`${identifier}-replica-${number}`;
}
