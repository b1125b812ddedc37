import type { ResourcePolicy } from "../../policy.ts";
import { clusterType, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** By type: the input with the name. */
const inputs: Readonly<Record<string, string>> = { [serverType]: "username", [clusterType]: "masterUsername" };

/** The names that AWS proposes (Security Hub, RDS.24 and RDS.25, 2026). */
const proposed: readonly unknown[] = ["admin", "postgres"];

/** The administrator of a database has a name that nobody can guess. */
export const forbidDefaultAdministrators: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(inputs),
  check: (resource) =>
    judgeInput(
      resource,
      inputs[resource.type] ?? "",
      (value) => !proposed.includes(value),
      "must not be a name that AWS proposes",
    ),
};
