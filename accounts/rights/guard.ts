import { stackTag, type Names } from "./names.ts";
import { recordNamesKey, withAllBelow } from "./recordNames.ts";
import type { RightsStatement } from "./rightsDocument.ts";

/** The tag of every resource of accounts/ (accounts/accountProgram.ts; a test compares the two). */
export const accountsTag = "gitlab:accounts";

/** What changes a key, as opposed to using it. */
const keyChanges = [
  "kms:Create*",
  "kms:Delete*",
  "kms:Disable*",
  "kms:Enable*",
  "kms:Put*",
  "kms:Schedule*",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:Update*",
];

/**
 * Keeps everybody away from what has another stack's tag. What has none, or cannot have any, is not concerned.
 *
 * @param names of the environment
 */
export function keepOtherStacks({ stacks }: Names): RightsStatement {
  const key = `aws:ResourceTag/${stackTag}`;
  return {
    Sid: "KeepOtherStacks",
    Effect: "Deny",
    Action: ["*"],
    Resource: ["*"],
    Condition: { StringNotLike: { [key]: stacks }, Null: { [key]: "false" } },
  };
}

/**
 * What no deployment may do, whatever else allows it.
 *
 * @param names of the environment
 */
export function guard(names: Names): RightsStatement[] {
  const { boundaryArn, guardedArns, stateKeyArn, partition, accountId, foreignDomains = [] } = names.subject;
  const iam = (rest: string) => `arn:${partition}:iam::${accountId}:${rest}`;
  return [
    { Sid: "KeepBoundaries", Effect: "Deny", Action: ["iam:DeleteRolePermissionsBoundary"], Resource: ["*"] },
    {
      Sid: "KeepTheAccount",
      Effect: "Deny",
      Action: ["iam:*"],
      Resource: [boundaryArn, ...guardedArns, iam("oidc-provider/*"), iam("user/*"), iam("group/*")],
    },
    { Sid: "KeepTheKey", Effect: "Deny", Action: keyChanges, Resource: [stateKeyArn] },
    {
      Sid: "KeepKeysOfOtherStates",
      Effect: "Deny",
      Action: keyChanges,
      Resource: ["*"],
      Condition: { Null: { [`aws:ResourceTag/${accountsTag}`]: "false" } },
    },
    ...(foreignDomains.length > 0 ? [keepDomains(foreignDomains)] : []),
    keepOtherStacks(names),
  ];
}

function keepDomains(foreign: readonly string[]): RightsStatement {
  return {
    Sid: "KeepDomains",
    Effect: "Deny",
    Action: ["route53:ChangeResourceRecordSets"],
    Resource: ["*"],
    Condition: { "ForAnyValue:StringLike": { [recordNamesKey]: withAllBelow(foreign) } },
  };
}
