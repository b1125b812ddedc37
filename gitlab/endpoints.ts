import type { BucketKind } from "../config/decisions/buckets.ts";

/** What is known only after AWS has made it, and goes into a node's configuration. */
export interface Endpoints {
  /** Physical bucket names. */
  readonly buckets: Readonly<Record<BucketKind, string>>;
  /** Name of the AWS Backup vault that keeps snapshots. */
  readonly backupVault: string;
  /** IPv4 CIDRs of the subnets that the load balancer lives in: the only proxies that are trusted. */
  readonly loadBalancerSubnets: readonly string[];
  /** ARNs in Secrets Manager. */
  readonly secrets: {
    readonly rootPassword: string;
    readonly gitlabSecrets: string;
    readonly sshHostKeys: string;
    /** Absent without SMTP. */
    readonly smtpPassword: string | undefined;
    /** Version of that secret's value. */
    readonly smtpPasswordVersion: string | undefined;
  };
}
