import type { PackedPolicy } from "../packedPolicy.ts";
import { forbidExposedSecrets } from "../policies/secrets/forbidExposedSecrets.ts";
import { forbidKeysInObjects } from "../policies/secrets/forbidKeysInObjects.ts";
import { forbidPlainParameters } from "../policies/secrets/forbidPlainParameters.ts";
import { forbidSecretsInTags } from "../policies/secrets/forbidSecretsInTags.ts";
import { forbidSecretsInUserData } from "../policies/secrets/forbidSecretsInUserData.ts";
import { forbidPublicSecrets } from "../policies/secretsmanager/forbidPublicSecrets.ts";
import { forbidUnusedSecrets } from "../policies/secretsmanager/forbidUnusedSecrets.ts";
import { requireRecoveryWindow } from "../policies/secretsmanager/requireRecoveryWindow.ts";
import { requireSecretKey } from "../policies/secretsmanager/requireSecretKey.ts";
import { requireParameterKey } from "../policies/ssm/requireParameterKey.ts";

/** Policies about secrets: where they are kept, and where they are not. Rotation is no rule: GitLab's secrets are static (docs/controls.md). */
export const secretsPack: readonly PackedPolicy[] = [
  {
    name: "secretsmanager-require-customer-key",
    policy: requireSecretKey,
    level: "mandatory",
    severity: "medium",
    description: "Secrets are encrypted with a customer key.",
    todo: "Set kmsKeyId to the ARN of a key of your own.",
    frameworks: ["AWS Checkov CKV_AWS_149"],
  },
  {
    name: "secretsmanager-require-recovery-window",
    policy: requireRecoveryWindow,
    level: "mandatory",
    severity: "medium",
    description: "Deleted secrets can be restored.",
    todo: "Set recoveryWindowInDays to 7 or more.",
    frameworks: ["AWS Secrets Manager API reference: DeleteSecret"],
  },
  {
    name: "secretsmanager-forbid-public-policies",
    policy: forbidPublicSecrets,
    level: "mandatory",
    severity: "critical",
    description: "No policy of a secret admits everybody.",
    todo: "Name the principals, or add a condition on account or organisation.",
    frameworks: ["CIS 2.21"],
  },
  {
    name: "secretsmanager-forbid-unused",
    policy: forbidUnusedSecrets,
    level: "mandatory",
    severity: "medium",
    description: "Something uses every secret.",
    todo: "Remove the secret, or refer to it where it is read.",
    frameworks: ["FSBP SecretsManager.3"],
  },
  {
    name: "ssm-require-customer-key",
    policy: requireParameterKey,
    level: "mandatory",
    severity: "medium",
    description: "Secret parameters are encrypted with a customer key.",
    todo: "Set keyId to the ARN of a key of your own.",
    frameworks: ["AWS Checkov CKV_AWS_337"],
  },
  {
    name: "ssm-forbid-plain-secrets",
    policy: forbidPlainParameters,
    level: "mandatory",
    severity: "critical",
    description: "Parameters that are not encrypted have no secret.",
    todo: "Use the type SecureString, or better Secrets Manager, and insecureValue for what is no secret.",
    frameworks: ["AWS Checkov CKV2_AWS_34"],
  },
  {
    name: "ec2-forbid-secrets-in-user-data",
    policy: forbidSecretsInUserData,
    level: "mandatory",
    severity: "critical",
    description: "User data has no secret.",
    todo: "Let the instance read the secret with its role when it starts.",
    frameworks: ["AWS Checkov CKV_AWS_46"],
  },
  {
    name: "s3-forbid-keys-in-objects",
    policy: forbidKeysInObjects,
    level: "mandatory",
    severity: "critical",
    description: "Objects that the program writes have no private key and no token.",
    todo: "Put it into Secrets Manager.",
    frameworks: ["AWS Well-Architected SEC02-BP03"],
  },
  {
    name: "aws-forbid-secrets-in-tags",
    policy: forbidSecretsInTags,
    level: "mandatory",
    severity: "critical",
    description: "Tags have no secret.",
    todo: "Remove the tag.",
    frameworks: ["AWS Tagging AWS resources: best practices"],
  },
  {
    name: "aws-forbid-exposed-secrets",
    policy: forbidExposedSecrets,
    level: "mandatory",
    severity: "critical",
    description: "No value that is made from a secret is kept unencrypted.",
    todo: "Hand over the ARN of the secret instead of its value.",
    frameworks: ["AWS Well-Architected SEC02-BP03"],
  },
];
