import type { ByBucket } from "../config/decisions/bucketPlans.ts";
import type { CacheName } from "../config/decisions/cachePlan.ts";
import type { ScaledRole } from "../config/scaledRole.ts";
import type { DatabaseName } from "./databases.ts";
import type { SecretName } from "./secretNames.ts";

/** A secret in Secrets Manager. */
export interface SecretEndpoint {
  readonly arn: string;
  /** Version of its value; absent where a node publishes the value. */
  readonly version?: string;
}

/** The database server, as far as only AWS knows it, and what stands on it. */
export interface DatabaseEndpoint {
  /** The name that RDS gave to it: its certificate has no other. */
  readonly host: string;
  readonly port: number;
  /** Major version of PostgreSQL. The step refuses a server of another one. */
  readonly major: number;
  /** The role that RDS made, and the secret with its password as plain text. */
  readonly master: { readonly role: string; readonly secret: SecretEndpoint };
  /** File on the node with the authorities that sign the server's certificate, in PEM. */
  readonly authorities: string;
  /**
   * The components on this server, each with the secret of its two logins: JSON, `{"current": "a", "a": PASSWORD, "b":
   * PASSWORD}`. Passwords are 32 letters and digits or more, since they stand in URLs.
   */
  readonly logins: Readonly<Partial<Record<DatabaseName, SecretEndpoint>>>;
  /** Whether the server was restored. If so, a database that is missing is an error, and is not made. */
  readonly restored: boolean;
}

/** TLS between nodes. */
export interface NodeTlsEndpoint {
  /** The authorities that nodes trust, and the one that issues; each is called by its number. */
  readonly trusted: readonly number[];
  readonly issuing: number;
  /** Secret with the keys of the authorities, which only the toolbox reads. */
  readonly authorities: SecretEndpoint;
  /** Secret with their certificates. */
  readonly certificates: SecretEndpoint;
  /** Secret of each node with its own certificate and key. */
  readonly nodes: Readonly<Record<string, { readonly secret: SecretEndpoint; readonly names: readonly string[] }>>;
}

/** A group of nodes of the managed cache. */
export interface CacheEndpoint {
  /** The name of the primary, which follows a failover. */
  readonly host: string;
  readonly port: number;
}

/** A group of nodes that scale, and what they should start from. */
export interface GroupEndpoint {
  readonly name: string;
  readonly templateId: string;
  /** A number: AWS could not undo a rollout of `$Latest` or `$Default`. */
  readonly templateVersion: string;
}

/** What is known only after AWS has created it, and is part of a node's configuration. */
export interface Endpoints {
  /** Physical bucket names. */
  readonly buckets: ByBucket<string>;
  /** Name of the AWS Backup vault that keeps snapshots. */
  readonly backupVault: string;
  /** IPv4 CIDRs of the load balancer's subnets: the only trusted proxies. */
  readonly loadBalancerSubnets: readonly string[];
  /** The existing ones: without a mail server there is no password for it. */
  readonly secrets: Readonly<Partial<Record<SecretName, SecretEndpoint>>>;
  /** Absent where the database is on the box. */
  readonly database?: DatabaseEndpoint;
  /** Absent where there is one node. */
  readonly nodeTls?: NodeTlsEndpoint;
  /** Empty where Redis is on the box. */
  readonly caches: Readonly<Partial<Record<CacheName, CacheEndpoint>>>;
  /** Hosts that only read from the database. Only Rails and Sidekiq hear of them. Absent where there are none. */
  readonly databaseReplicas?: readonly string[];
  /** Only the toolbox may hear of them: their own nodes start from those templates. Absent where there are none. */
  readonly groups?: Readonly<Record<ScaledRole, GroupEndpoint>>;
}
