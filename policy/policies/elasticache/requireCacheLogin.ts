import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { groupType, serverlessType } from "../../stores/caches.ts";
import { broken, judge, type Verdict } from "../../verdict.ts";

type Check = (resource: PolicyResource, inputs: Reading) => readonly Verdict[];

/** By type: what makes clients log in. */
const checks: Readonly<Record<string, Check>> = {
  [groupType]: demand("authToken", "authTokenWo", "authTokenWoVersion", "userGroupIds"), // the engine shows no write-only value
  [serverlessType]: demand("userGroupId"),
  "aws:elasticache/user:User": judgeUser,
  "aws:elasticache/userGroup:UserGroup": (resource, inputs) =>
    inputs.at("userIds").items.flatMap((id) => judgeMember(resource, id)),
  "aws:elasticache/userGroupAssociation:UserGroupAssociation": (resource, inputs) =>
    judgeMember(resource, inputs.at("userId")),
};

/** Clients of a cache have to log in, by an AUTH token or as a user with a password. */
export const requireCacheLogin: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(checks),
  check: (resource) => checks[resource.type]?.(resource, Reading.of(resource.props)) ?? [],
};

/** One of these inputs is enough. */
function demand(...names: readonly string[]): Check {
  return (resource, inputs) => {
    const said = names.map((name) => inputs.at(name));
    const isSaid = said.some(({ isGiven, value }) => isGiven && !(Array.isArray(value) && value.length === 0));
    return isSaid ? [] : [broken(resource, "must have an AUTH token or a group of users")];
  };
}

/** A user who is not `on` cannot log in at all (ElastiCache user guide, Role-Based Access Control, 2026). */
function judgeUser(resource: PolicyResource, inputs: Reading): readonly Verdict[] {
  const { value: access } = inputs.at("accessString");
  if (typeof access === "string" && !/(^|\s)on(\s|$)/i.test(access)) return [];
  return [
    ...judge(resource, inputs.at("noPasswordRequired"), (value) => !isOn(value), "must not be true"),
    ...judge(
      resource,
      inputs.at("authenticationMode", "type"),
      (value) => value !== "no-password-required",
      'must be "password" or "iam"',
    ),
  ];
}

/** The user `default` that AWS made needs no password (same page). One of the program's own may have its name, but not its id. */
function judgeMember(resource: PolicyResource, id: Reading): readonly Verdict[] {
  return id.value === "default" ? [broken(resource, "must be a user with a password", id.path)] : [];
}
