import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** A database, and what of it reports events. */
export interface WatchedDatabase {
  /** Identifiers of the server and its read replicas. */
  readonly servers: readonly pulumi.Input<string>[];
  /** Names of their groups of parameters. */
  readonly parameterGroups: readonly pulumi.Input<string>[];
}

/**
 * The events that people hear of (Security Hub, RDS.20 and RDS.21, 2026). A restart that RDS begins, a failover, a disk that is full
 * and a parameter that somebody has changed raise no alarm of their own, or a later one.
 */
const subscriptions = {
  servers: { sourceType: "db-instance", eventCategories: ["maintenance", "configuration change", "failure"] },
  parameterGroups: { sourceType: "db-parameter-group", eventCategories: ["configuration change"] },
} as const satisfies Readonly<Record<keyof WatchedDatabase, object>>;

/**
 * RDS sends events of the database to a topic. It tries when the subscription is created, so the topic has to let it.
 *
 * @param name beginning of the logical names
 * @param database what is watched: nobody else's databases in the account
 * @param topicArn where events go
 * @param opts with the parent, and the policies of the topic and its key to wait for
 */
export function databaseEvents(
  name: string,
  database: WatchedDatabase,
  topicArn: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): void {
  for (const kind of ["servers", "parameterGroups"] as const) {
    const { sourceType, eventCategories } = subscriptions[kind];
    new aws.rds.EventSubscription(
      `${name}-${sourceType}`,
      { snsTopic: topicArn, sourceType, sourceIds: [...database[kind]], eventCategories: [...eventCategories] },
      opts,
    );
  }
}
