import type { BucketKind } from "../config/decisions/bucketPlans.ts";

/** The secrets of an environment, by what they are. */
export type SecretName = "rootPassword" | "gitlabSecrets" | "sshHostKeys" | "smtpPassword";

/** A secret in Secrets Manager. */
export interface SecretEndpoint {
  readonly arn: string;
  /** Version of its value; absent where a node publishes the value. */
  readonly version?: string;
}

/** What is known only after AWS has made it, and goes into a node's configuration. */
export interface Endpoints {
  /** Physical bucket names. */
  readonly buckets: Readonly<Record<BucketKind, string>>;
  /** Name of the AWS Backup vault that keeps snapshots. */
  readonly backupVault: string;
  /** IPv4 CIDRs of the subnets that the load balancer lives in: the only proxies that are trusted. */
  readonly loadBalancerSubnets: readonly string[];
  /** Those that there are: without SMTP, there is no password for it. */
  readonly secrets: Readonly<Partial<Record<SecretName, SecretEndpoint>>>;
}
