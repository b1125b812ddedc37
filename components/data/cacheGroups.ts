import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CachePlan } from "../../config/decisions/cachePlan.ts";
import { cacheFamily, cacheParameters } from "./cacheParameters.ts";

/** Where a cache is, and how it is set. */
export interface CacheGroupsArgs {
  readonly stack: string;
  readonly replicationGroupId: pulumi.Output<string>;
  readonly plan: CachePlan;
  readonly subnetIds: readonly pulumi.Input<string>[];
}

/**
 * Creates the groups of subnets and of parameters. Their names are that of the cache. That of the parameters has the family,
 * too, so that the group of another version can be made before this one goes.
 *
 * @param name logical name of both
 * @param args cache, subnets and parameters
 * @param opts with the parent
 * @returns the inputs of the replication group that name them
 */
export function cacheGroups(name: string, args: CacheGroupsArgs, opts: pulumi.CustomResourceOptions) {
  const { stack, replicationGroupId, plan } = args;
  const subnets = new aws.elasticache.SubnetGroup(
    name,
    {
      name: replicationGroupId,
      description: `Isolated subnets of GitLab's cache group ${plan.name} of ${stack}`,
      subnetIds: [...args.subnetIds],
    },
    opts,
  );
  const parameters = new aws.elasticache.ParameterGroup(
    name,
    {
      name: pulumi.interpolate`${replicationGroupId}-${cacheFamily}`,
      family: cacheFamily,
      description: `Parameters of GitLab's cache group ${plan.name} of ${stack}`,
      parameters: cacheParameters(plan.eviction),
    },
    opts,
  );
  return { subnetGroupName: subnets.name, parameterGroupName: parameters.name };
}
