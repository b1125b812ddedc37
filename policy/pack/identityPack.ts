import type { PackedPolicy } from "../packedPolicy.ts";
import { bindFederatedTrust } from "../policies/iam/bindFederatedTrust.ts";
import { forbidActionWildcards } from "../policies/iam/forbidActionWildcards.ts";
import { forbidAdministration } from "../policies/iam/forbidAdministration.ts";
import { forbidBroadManagedPolicies } from "../policies/iam/forbidBroadManagedPolicies.ts";
import { forbidUsers } from "../policies/iam/forbidUsers.ts";
import { nameKeys } from "../policies/iam/nameKeys.ts";
import { nameTrustedPrincipals } from "../policies/iam/nameTrustedPrincipals.ts";
import { narrowResources } from "../policies/iam/narrowResources.ts";
import { forbidPublicKeys } from "../policies/kms/forbidPublicKeys.ts";
import { keepDeletionWindow } from "../policies/kms/keepDeletionWindow.ts";
import { keepKeys } from "../policies/kms/keepKeys.ts";
import { rotateKeys } from "../policies/kms/rotateKeys.ts";

/** Policies about who may do what, and about the keys that decide who reads what. */
export const identityPack: readonly PackedPolicy[] = [
  {
    name: "iam-forbid-administration",
    policy: forbidAdministration,
    level: "mandatory",
    severity: "critical",
    description: "No policy allows everything.",
    todo: "Name actions and resources.",
    frameworks: ["FSBP IAM.1", "CIS 2.14"],
  },
  {
    name: "iam-forbid-broad-managed-policies",
    policy: forbidBroadManagedPolicies,
    level: "mandatory",
    severity: "critical",
    description: "Nobody gets a policy of AWS that allows everything, or everything of a service.",
    todo: "Write a policy with the actions that are needed.",
    frameworks: ["FSBP IAM.1", "FSBP IAM.21", "CIS 2.14"],
  },
  {
    name: "iam-forbid-action-wildcards",
    policy: forbidActionWildcards,
    level: "mandatory",
    severity: "high",
    description: "Rights name their actions.",
    todo: "Name each action. Only lists and descriptions may end in a wildcard.",
    frameworks: ["FSBP IAM.21"],
  },
  {
    name: "iam-narrow-resources",
    policy: narrowResources,
    level: "mandatory",
    severity: "high",
    description: "Rights name their resources wherever the action knows any.",
    todo: "Name the resources, or a tag that they have, and give the other actions a statement of their own.",
    frameworks: ["AWS IAM user guide, Apply least-privilege permissions"],
  },
  {
    name: "iam-name-keys",
    policy: nameKeys,
    level: "mandatory",
    severity: "high",
    description: "Rights to decrypt name their keys.",
    todo: "Name the ARNs of the keys.",
    frameworks: ["FSBP KMS.1", "FSBP KMS.2"],
  },
  {
    name: "iam-name-trusted-principals",
    policy: nameTrustedPrincipals,
    level: "mandatory",
    severity: "critical",
    description: "A role names who may assume it.",
    todo: "Name the service or the role in the trust policy.",
    frameworks: ["AWS IAM user guide, The confused deputy problem", "CIS 2.21"],
  },
  {
    name: "iam-bind-federated-trust",
    policy: bindFederatedTrust,
    level: "mandatory",
    severity: "critical",
    description: "A role for those who sign in elsewhere names one audience, and the subjects that may assume it.",
    todo: "Compare audience and subject in the trust policy's conditions.",
    frameworks: [
      "AWS IAM user guide, Create a role for OpenID Connect federation",
      "GitLab Configure OpenID Connect in AWS to retrieve temporary credentials",
    ],
  },
  {
    name: "iam-forbid-users",
    policy: forbidUsers,
    level: "mandatory",
    severity: "high",
    description: "There is no IAM user, because access keys of users do not expire.",
    todo: "Let people sign in by their organisation, and programs assume a role.",
    frameworks: ["FSBP IAM.3", "AWS IAM user guide, Require human users to use federation"],
  },
  {
    name: "kms-forbid-public-keys",
    policy: forbidPublicKeys,
    level: "mandatory",
    severity: "critical",
    description: "No key admits everybody.",
    todo: "Name the principals in the key's policy, or who calls in a condition.",
    frameworks: ["FSBP KMS.5", "CIS 2.21"],
  },
  {
    name: "kms-rotate-keys",
    policy: rotateKeys,
    level: "mandatory",
    severity: "medium",
    description: "Keys rotate by themselves.",
    todo: "Set enableKeyRotation to true.",
    frameworks: ["FSBP KMS.4", "CIS 4.6"],
  },
  {
    name: "kms-keep-keys",
    policy: keepKeys,
    level: "mandatory",
    severity: "critical",
    description: "Every key is enabled, and its policy cannot lock everybody out.",
    todo: "Leave the key on, and keep the check of its policy.",
    frameworks: ["FSBP KMS.3"],
  },
  {
    name: "kms-keep-deletion-window",
    policy: keepDeletionWindow,
    level: "advisory",
    severity: "medium",
    description: "The deletion of a key can be taken back for 30 days, the longest time.",
    todo: "Leave deletionWindowInDays out, or set it to 30.",
    frameworks: ["AWS KMS developer guide, Delete an AWS KMS key"],
  },
];
