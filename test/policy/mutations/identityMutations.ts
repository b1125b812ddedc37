import { document, type Mutations } from "./mutation.ts";

const policy = "aws:iam/policy:Policy";
const role = "aws:iam/role:Role";

const assumedBy = (Principal: unknown, Action = "sts:AssumeRole") => ({
  assumeRolePolicy: document({ Effect: "Allow", Principal, Action }),
});

const allowing = (statement: Readonly<Record<string, unknown>>) => ({
  policy: document({ Effect: "Allow", ...statement }),
});

const everybody = allowing({ Principal: "*", Action: "kms:*", Resource: "*" });

/** Roles, policies and keys. */
export const identityMutations: Mutations = {
  "iam-bind-federated-trust": [
    role,
    "mutant-federated",
    assumedBy({ Federated: "arn:aws:iam::123456789012:oidc-provider/gitlab.com" }, "sts:AssumeRoleWithWebIdentity"),
  ],
  "iam-forbid-action-wildcards": [
    policy,
    "mutant-wildcard",
    allowing({ Action: "s3:*", Resource: "arn:aws:s3:::one" }),
  ],
  "iam-forbid-administration": [policy, "mutant-administrator", allowing({ Action: "*", Resource: "*" })],
  "iam-forbid-broad-managed-policies": [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "mutant",
    { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
  ],
  "iam-forbid-users": ["aws:iam/user:User", "mutant", {}],
  "iam-name-keys": [policy, "mutant-keys", allowing({ Action: "kms:Decrypt", Resource: "*" })],
  "iam-name-trusted-principals": [role, "mutant-open", assumedBy({ AWS: "*" })],
  "iam-narrow-resources": [policy, "mutant-everywhere", allowing({ Action: "s3:GetObject", Resource: "*" })],
  "kms-forbid-public-keys": ["aws:kms/key:Key", "gitlab-keys-logs", everybody],
  "kms-keep-deletion-window": ["aws:kms/key:Key", "gitlab-keys-objects", { deletionWindowInDays: 7 }],
  "kms-keep-keys": ["aws:kms/key:Key", "gitlab-keys-secrets", { isEnabled: false }],
  "kms-rotate-keys": ["aws:kms/key:Key", "gitlab-keys-volumes", { enableKeyRotation: false }],
};
