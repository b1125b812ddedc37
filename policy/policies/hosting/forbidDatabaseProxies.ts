import type { ResourcePolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

/** No RDS Proxy: GitLab does not test it, and its sessions pin connections anyway. */
export const forbidDatabaseProxies: ResourcePolicy = {
  judges: "resource",
  types: ["aws:rds/proxy:Proxy"],
  check: (resource) => [broken(resource, "must not exist: GitLab connects to the database itself")],
};
