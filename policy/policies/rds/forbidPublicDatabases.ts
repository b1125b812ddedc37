import type { ResourcePolicy } from "../../policy.ts";
import { memberType, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** By type: what counts as closed. For a member of a cluster and a group of shards, AWS decides by the subnets if nothing is said. */
const closed: Readonly<Record<string, readonly unknown[]>> = {
  [serverType]: [false, undefined, null],
  [memberType]: [false],
  "aws:rds/shardGroup:ShardGroup": [false],
};

/** No database has a public address. */
export const forbidPublicDatabases: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(closed),
  check: (resource) =>
    judgeInput(
      resource,
      "publiclyAccessible",
      (value) => closed[resource.type]?.includes(value) === true,
      "must be false",
    ),
};
