import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { groupType, serverlessType } from "../../stores/caches.ts";
import { broken } from "../../verdict.ts";

/** By type: the inputs with which clients have to log in. One of them is enough. */
const logins: Readonly<Record<string, readonly string[]>> = {
  [groupType]: ["authToken", "authTokenWo", "authTokenWoVersion", "userGroupIds"], // the engine shows no write-only value
  [serverlessType]: ["userGroupId"],
};

/** Clients of a cache have to log in, by an AUTH token or as a user. */
export const requireCacheLogin: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(logins),
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const said = (logins[resource.type] ?? []).map((name) => inputs.at(name));
    const isSaid = said.some(({ isGiven, value }) => isGiven && !(Array.isArray(value) && value.length === 0));
    return isSaid ? [] : [broken(resource, "must have an AUTH token or a group of users")];
  },
};
