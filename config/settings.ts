import type { CpuArchitecture } from "./instanceTypes.ts";
import type { NodeRole } from "./nodeRole.ts";

/**
 * What a person says about one environment, complete and valid: defaults are filled in, every rule has been checked. Plain
 * data, so the password is not among it.
 */
export interface Settings {
  /** Name of the Pulumi stack, which is the name of the environment. */
  readonly stack: string;
  /** AWS region, from `aws:region`. */
  readonly region: string;
  /** People with an account, 1 to 1,000 until the larger sizes come. */
  readonly users: number;
  /** Host name that people open, such as `gitlab.example.com`. */
  readonly domain: string;
  /** Host name of the container registry. */
  readonly registryDomain: string;
  /** Domain under which GitLab Pages sites appear; absent: no Pages. */
  readonly pagesDomain: string | undefined;
  readonly dns: DnsSettings;
  readonly allow: AllowSettings;
  /** Whether the allowlist may hold everybody. */
  readonly public: boolean;
  /** Rules of one direction and family that a security group of the account may have. */
  readonly rulesPerSecurityGroup: number;
  readonly gitlabVersion: string;
  readonly gitlabEdition: "ee" | "ce";
  readonly cpu: CpuArchitecture;
  readonly image: ImageSettings;
  readonly network: NetworkSettings;
  /** What differs from the size's row, per role. */
  readonly nodes: Readonly<Partial<Record<NodeRole, NodeSettings>>>;
  /** Snapshots that were restored from, oldest first; the volume of the last one is in use. */
  readonly restoreSnapshots: readonly string[];
  /** Earlier volumes to give up: `original` or a snapshot of {@link Settings.restoreSnapshots}. */
  readonly discardVolumes: readonly string[];
  readonly protection: ProtectionSettings;
  readonly backup: BackupSettings;
  readonly patching: PatchingSettings;
  /** E-mail addresses that hear of what must not go unseen. */
  readonly notify: readonly string[];
  readonly smtp: SmtpSettings | undefined;
  /** Ruby text put at the end of `gitlab.rb`. */
  readonly gitlabRb: string;
  /** Tags on everything that takes tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly costCenter: string | undefined;
  /** Accounts that this stack may be deployed to; empty: any. */
  readonly allowedAccountIds: readonly string[];
  /** Whether the host name leads to an internal load balancer inside the VPC. */
  readonly internalLoadBalancer: boolean;
  /** Days during which a deleted or overwritten object can be brought back. */
  readonly undeleteDays: number;
  readonly logRetentionDays: number;
}

/** Who answers for the domain's records and certificate. */
export type DnsSettings =
  | {
      readonly kind: "route53";
      /** Name of an existing public zone, such as `example.com`. */ readonly zoneName: string;
    }
  | { readonly kind: "own"; /** ACM certificate, in the stack's region. */ readonly certificateArn: string };

/** CIDRs, IPv4 and IPv6, that may reach each door. */
export interface AllowSettings {
  readonly web: readonly string[];
  readonly ssh: readonly string[];
  /** SSH to the bastion; empty: there is none. */
  readonly bastion: readonly string[];
}

/** An image that is built, or one that was given. */
export type ImageSettings = { readonly kind: "build" } | { readonly kind: "given"; readonly amiId: string };

/** A network of the stack's own, or somebody else's. */
export type NetworkSettings =
  | {
      readonly kind: "create";
      readonly cidr: string;
      /** Availability zones of the nodes, 2 or 3. */
      readonly zones: number;
      /** Names of the load balancer's zones, pinned; nodes live in the first ones. Absent: the region's first by name. */
      readonly zoneNames: readonly string[] | undefined;
      readonly nat: "none" | "single" | "perZone";
      /** Services with an interface endpoint, such as `ssm` or `secretsmanager`. */
      readonly interfaceEndpoints: readonly string[];
    }
  | {
      readonly kind: "existing";
      readonly vpcId: string;
      readonly publicSubnetIds: readonly string[];
      readonly privateSubnetIds: readonly string[];
      /** Public addresses under which the private subnets reach the internet. */
      readonly natAddresses: readonly string[];
    };

/** Overrides of one node role; what is absent comes from the size's row. */
export interface NodeSettings {
  readonly instanceType?: string;
  readonly rootVolumeGiB?: number;
  readonly volumeGiB?: number;
  readonly volumeIops?: number;
  readonly volumeThroughputMiBps?: number;
  /** A changed number replaces the instance; its data volume stays. */
  readonly generation?: number;
  /** Availability zone, from 1, in which the node lives. Once its volume exists, another one needs a restored volume. */
  readonly zone?: number;
}

/** Whether what holds data is guarded against deletion, and if not, why. */
export type ProtectionSettings = { readonly kind: "on" } | { readonly kind: "lifted"; readonly reason: string };

/** When backups and snapshots are taken, and how long they stay. */
export interface BackupSettings {
  /** Five-field cron, UTC, for `gitlab-backup` on the node. */
  readonly schedule: string;
  readonly retentionDays: number;
  /** Five-field cron, UTC, for snapshots of the data volume by AWS Backup. */
  readonly snapshotSchedule: string;
  readonly snapshotRetentionDays: number;
}

/** When and to what the operating system of the nodes is upgraded. */
export interface PatchingSettings {
  /** Five-field cron, UTC; absent: only by hand. */
  readonly schedule: string | undefined;
  /** Release of Amazon Linux 2023, such as `2023.9.20251117`, or `latest`. */
  readonly release: string;
  /** Whether the node restarts by itself where the packages ask for it. */
  readonly reboot: boolean;
}

/** The mail server that GitLab hands its mail to. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Address that GitLab's mail comes from. */
  readonly from: string;
  readonly replyTo: string;
  /** `starttls` (587) or `tls` (465). */
  readonly encryption: "starttls" | "tls";
}
