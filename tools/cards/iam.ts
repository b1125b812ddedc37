import type { Card } from "./card.ts";

/** Identity and Access Management. */
export const iam: Readonly<Record<string, Card>> = {
  "aws:iam/instanceProfile:InstanceProfile": { price: "free" },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": { price: "free", sets: ["clientIdLists"] },
  "aws:iam/policy:Policy": { price: "free" },
  "aws:iam/role:Role": { price: "free", sets: ["inlinePolicies", "managedPolicyArns"] },
  "aws:iam/rolePolicy:RolePolicy": { price: "free" },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { price: "free" },
};
