import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DatabasePlan } from "../../config/decisions/databasePlan.ts";
import { databaseParameters, replicaParameters } from "./databaseParameters.ts";

/** Where a database server is, and how it is set. */
export interface DatabaseGroupsArgs {
  readonly stack: string;
  readonly identifier: pulumi.Output<string>;
  readonly plan: DatabasePlan;
  readonly subnetIds: readonly pulumi.Input<string>[];
}

/** The major version: the only one that GitLab 19 supports (doc/install/requirements.md, 2026-08). */
export const postgresqlMajor = "17";

const family = `postgres${postgresqlMajor}`;

/**
 * Creates the groups of subnets and of parameters. Their names are the server's. That of the parameters has the family, too,
 * so that the group of another major version can be made before this one goes.
 *
 * @param name logical name of both
 * @param args server, subnets and parameters
 * @param opts with the parent
 * @returns the server's inputs that name them
 */
export function databaseGroups(name: string, args: DatabaseGroupsArgs, opts: pulumi.CustomResourceOptions) {
  const { stack, identifier, plan, subnetIds } = args;
  const subnets = new aws.rds.SubnetGroup(
    name,
    {
      name: identifier,
      description: `Isolated subnets of GitLab's database of ${stack}`,
      subnetIds: [...subnetIds],
    },
    opts,
  );
  const parameters = new aws.rds.ParameterGroup(
    name,
    {
      name: pulumi.interpolate`${identifier}-${family}`,
      family,
      description: `Parameters of GitLab's database of ${stack}`,
      parameters: databaseParameters(plan).map((parameter) => ({ ...parameter })),
    },
    opts,
  );
  return { dbSubnetGroupName: subnets.name, parameterGroupName: parameters.name };
}

/**
 * Creates the group of parameters that all read replicas share.
 *
 * @param name logical name
 * @param args server that they copy
 * @param opts with the parent
 */
export function replicaParameterGroup(
  name: string,
  { stack, identifier, plan }: Omit<DatabaseGroupsArgs, "subnetIds">,
  opts: pulumi.CustomResourceOptions,
): aws.rds.ParameterGroup {
  return new aws.rds.ParameterGroup(
    name,
    {
      name: pulumi.interpolate`${identifier}-replicas-${family}`,
      family,
      description: `Parameters of the read replicas of GitLab's database of ${stack}`,
      parameters: replicaParameters(plan).map((parameter) => ({ ...parameter })),
    },
    opts,
  );
}
