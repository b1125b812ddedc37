import { stackTag, type Names } from "./names.ts";
import type { RightsStatement } from "./rightsDocument.ts";

/**
 * What no deployment may do, whatever else allows it.
 *
 * @param names of the environment
 */
export function guard({ subject, stacks }: Names): RightsStatement[] {
  const { boundaryArn, guardedArns, partition, accountId } = subject;
  const iam = (rest: string) => `arn:${partition}:iam::${accountId}:${rest}`;
  return [
    {
      Sid: "KeepBoundaries",
      Effect: "Deny",
      Action: ["iam:DeleteRolePermissionsBoundary"],
      Resource: ["*"],
    },
    {
      Sid: "KeepTheAccount",
      Effect: "Deny",
      Action: ["iam:*"],
      Resource: [boundaryArn, ...guardedArns, iam("oidc-provider/*"), iam("user/*"), iam("group/*")],
    },
    {
      Sid: "KeepOtherStacks",
      Effect: "Deny",
      Action: ["*"],
      Resource: ["*"],
      Condition: {
        StringNotLike: { [`aws:ResourceTag/${stackTag}`]: stacks },
        Null: { [`aws:ResourceTag/${stackTag}`]: "false" },
      },
    },
  ];
}
