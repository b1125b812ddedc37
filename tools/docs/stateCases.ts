/** A call on the state of prod, by somebody whose own policies allow everything: what bucket and key themselves say about it. */
export interface StateCase {
  readonly who: string;
  /** ARN of the role. */
  readonly roleArn: string;
  readonly action: string;
  readonly allowed: boolean;
}

const role = (accountId: string, name: string) => `arn:aws:iam::${accountId}:role/gitlab-accounts/${name}`;

const [shared, dev, prod] = ["111111111111", "222222222222", "333333333333"] as const;

const of = (who: string, roleArn: string, allowed: boolean, ...actions: readonly string[]): StateCase[] =>
  actions.map((action) => ({ who, roleArn, action, allowed }));

const reads = ["s3:GetObject", "s3:ListBucket", "kms:Decrypt"] as const;
const writes = ["s3:PutObject", "s3:DeleteObject"] as const;

/**
 * Who may do what with the state of prod, where three accounts are used. Each refused call has a twin that differs in who asks, or
 * in what is asked.
 */
export const stateCases: readonly StateCase[] = [
  ...of("prod-apply", role(prod, "prod-apply"), true, ...reads, ...writes, "kms:GenerateDataKey"),
  ...of(
    "prod-apply",
    role(prod, "prod-apply"),
    false,
    "s3:DeleteObjectVersion",
    "s3:PutBucketPolicy",
    "kms:PutKeyPolicy",
  ),
  ...of("prod-drift", role(prod, "prod-drift"), true, ...reads),
  ...of("prod-drift", role(prod, "prod-drift"), false, ...writes, "kms:GenerateDataKey"),
  ...of("prod-preview", role(prod, "prod-preview"), true, ...reads),
  ...of("prod-preview", role(prod, "prod-preview"), false, ...writes, "kms:GenerateDataKey"),
  ...of("dev-apply", role(dev, "dev-apply"), false, ...reads, ...writes),
  ...of("dev-preview", role(dev, "dev-preview"), false, ...reads),
  ...of("a pipeline called prod-apply, in the account of dev", role(dev, "prod-apply"), false, ...reads),
  ...of("an administrator of prod", `arn:aws:iam::${prod}:role/admin`, false, ...reads),
  ...of("an administrator of the shared account", `arn:aws:iam::${shared}:role/admin`, true, ...reads, ...writes),
];
