import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { memberType, serverType } from "./databaseTypes.ts";

/** By type: what counts as closed. For a member of a cluster, AWS decides by the subnets if nothing is said. */
const closed: Readonly<Record<string, readonly unknown[]>> = {
  [serverType]: [false, undefined, null],
  [memberType]: [false],
};

/** No database has a public address. */
export const forbidPublicDatabases: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(closed),
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at("publiclyAccessible"),
      (value) => closed[resource.type]?.includes(value) === true,
      "must be false",
    ),
};
