import type { Names } from "../names.ts";
import type { Scope } from "../scope.ts";

const keys = ({ arns }: Names) => arns("kms", ["key/*"], "every region");

/** Services through which the program's resources are encrypted. */
const through = [
  "backup",
  "ec2",
  "elasticache",
  "imagebuilder",
  "logs",
  "rds",
  "s3",
  "secretsmanager",
  "sns",
  "ssm",
] as const;

const viaServices = ({ regions, subject }: Names) => ({
  "kms:ViaService": regions.flatMap((region) =>
    through.flatMap((service) => [
      `${service}.${region}.amazonaws.com`,
      ...(subject.partition === "aws-cn" ? [`${service}.${region}.amazonaws.com.cn`] : []),
    ]),
  ),
});

/**
 * Keys have ids. One of another stack is kept away by its tag, by a general refusal: KMS may take five minutes to see the tag
 * of a new key (AWS KMS developer guide, ABAC for AWS KMS, 2026-11), and its policy is set at once. What makes data unreadable
 * waits for the tag. Keys are used through services only: the state's key, and other secrets of Pulumi, are used directly.
 */
export const keyScopes: readonly Scope[] = [
  {
    actions: ["kms:CreateKey"],
    resources: () => ["*"],
    condition: ({ inRegions, stacks }) => ({
      ...inRegions,
      StringLike: { "aws:RequestTag/gitlab:stack": stacks },
    }),
  },
  { actions: ["kms:ScheduleKeyDeletion"], resources: keys, condition: ({ tagged }) => tagged },
  {
    actions: ["kms:CreateGrant"],
    resources: keys,
    condition: (names) => ({ Bool: { "kms:GrantIsForAWSResource": "true" }, StringEquals: viaServices(names) }),
  },
  {
    actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    resources: keys,
    condition: (names) => ({ StringEquals: viaServices(names) }),
  },
  {
    actions: ["kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"],
    resources: (names) => [...names.arns("kms", names.generated("alias/")), ...keys(names)],
  },
  { actions: ["kms:List*Aliases", "kms:ListAliases"], resources: () => ["*"] },
  { actions: ["kms:*"], resources: keys },
];
