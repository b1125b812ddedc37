import type { BucketKind } from "../config/decisions/bucketPlans.ts";

/** The secrets of an environment, by purpose. */
export type SecretName = "rootPassword" | "gitlabSecrets" | "sshHostKeys" | "smtpPassword";

/** A secret in Secrets Manager. */
export interface SecretEndpoint {
  readonly arn: string;
  /** Version of its value; absent where a node publishes the value. */
  readonly version?: string;
}

/** What is known only after AWS has created it, and is part of a node's configuration. */
export interface Endpoints {
  /** Physical bucket names. */
  readonly buckets: Readonly<Record<BucketKind, string>>;
  /** Name of the AWS Backup vault that keeps snapshots. */
  readonly backupVault: string;
  /** IPv4 CIDRs of the load balancer's subnets: the only trusted proxies. */
  readonly loadBalancerSubnets: readonly string[];
  /** The existing ones: without SMTP there is no password for it. */
  readonly secrets: Readonly<Partial<Record<SecretName, SecretEndpoint>>>;
}
