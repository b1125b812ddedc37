import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { databaseLogGroup, databaseLogs } from "../../gitlab/databaseLogGroups.ts";

/** Whose logs they are, and how they are kept. */
export interface DatabaseServerLogsArgs {
  /** Name of the server in AWS. */
  readonly identifier: pulumi.Output<string>;
  /** Key of the logs. Its policy has to admit the groups of `databaseLogPattern`. */
  readonly logKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
}

/**
 * Creates the log groups of a server. RDS would make them itself, for ever and without a key.
 *
 * @param name beginning of the logical names
 * @param args server, key and days
 * @param opts with the parent
 */
export function databaseServerLogs(
  name: string,
  { identifier, logKeyArn, logRetentionDays }: DatabaseServerLogsArgs,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.LogGroup[] {
  return databaseLogs.map(
    (log) =>
      new aws.cloudwatch.LogGroup(
        `${name}-${log}`,
        {
          name: identifier.apply((known) => databaseLogGroup(known, log)),
          kmsKeyId: logKeyArn,
          retentionInDays: logRetentionDays,
        },
        opts,
      ),
  );
}
