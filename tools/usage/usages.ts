import type { RateName } from "../prices/knownPrices.ts";
import type { UsageFacts } from "./usageFacts.ts";

/** Something that is billed by use: a key of a usage file. */
export interface Usage {
  readonly what: string;
  readonly rate: RateName;
  readonly unit: string;
  /** Units a month at a typical use. */
  readonly typical: (facts: UsageFacts) => number;
  /** What the typical use assumes, and why. */
  readonly basis: string;
}

/**
 * Requests a second for each user at the peak: API 20, web 2, Git pull 2 and push 0.4 for 1,000 users (GitLab reference
 * architectures, targets of all sizes, 2026-08).
 */
const peakRequests = 24.4 / 1000;

/** Average of a month in parts of the peak: half of it on 22 days of eight hours. An assumption of ours. */
const averageOfPeak = (0.5 * 22 * 8) / 730;

/** Requests of a user in a month. */
const requests = Math.round(peakRequests * averageOfPeak * 730 * 3600);

/** GB of logs a user: 3 kB for a request, in the logs of NGINX, Rails and Gitaly. An assumption of ours. */
const logGb = (requests * 3) / 1e6;

/** GB of objects a user: artifacts, packages, images and uploads, and two full backups of 100 MiB of repositories. */
const objectGb = 2.2;

/** Thousands of objects that a user's pipelines write: five a working day, ten objects each. An assumption of ours. */
const writes = (5 * 22 * 10) / 1000;

/**
 * The keys of a usage file, with a typical use of each. Figures for a user are assumptions of ours unless a source is named:
 * nobody has measured an installation of this program.
 */
export const usages = {
  internetOutGb: {
    what: "data transfer out to the internet",
    rate: "internetOutGb",
    unit: "GB",
    typical: ({ users }) => users,
    basis: "1 GB a user: pages, clones and downloads that leave AWS",
  },
  natGatewayGb: {
    what: "data processed by NAT gateways",
    rate: "natGatewayGb",
    unit: "GB",
    typical: ({ users }) => users * (0.1 + logGb),
    basis: "0.1 GB a user for mail, webhooks, mirrors and AWS' interfaces, and the logs; S3 has an endpoint of its own",
  },
  loadBalancerCapacityHours: {
    what: "load balancer capacity units",
    rate: "nlbCapacityHour",
    unit: "NLCU-hour",
    typical: ({ users, loadBalancers }) => users * (loadBalancers > 1 ? 2.5 : 1.5),
    basis:
      "a unit carries 1 GB in an hour: 1 GB out and 0.5 GB in a user, and 1 GB inside where there is a load balancer inside",
  },
  zoneTransferGb: {
    what: "traffic between zones, in each direction",
    rate: "zoneTransferGb",
    unit: "GB",
    typical: ({ users }) => users * 2,
    basis:
      "1 GB a user in both directions: clones of which Rails gets two thirds from other zones, copies of each push, queries",
  },
  objectsGb: {
    what: "S3 storage",
    rate: "s3GbMonth",
    unit: "GB-month",
    typical: ({ users }) => users * objectGb,
    basis: "2 GB a user of artifacts, packages, images and uploads, and two full backups of 100 MiB of repositories",
  },
  objectWritesThousand: {
    what: "S3 requests that write or list",
    rate: "s3WriteThousand",
    unit: "1,000 requests",
    typical: ({ users }) => users * writes,
    basis: "1,100 a user: five pipelines on each of 22 working days, ten objects each",
  },
  objectReadsThousand: {
    what: "S3 requests that read",
    rate: "s3ReadThousand",
    unit: "1,000 requests",
    typical: ({ users }) => users * writes * 2,
    basis: "each object is read twice",
  },
  snapshotGb: {
    what: "EBS snapshots",
    rate: "snapshotGbMonth",
    unit: "GB-month",
    typical: ({ savedVolumeGiB }) => savedVolumeGiB * 0.65,
    basis:
      "volumes with snapshots are half full, and the changes of the days that are kept add three tenths to that half; a Gitaly Cluster has none, since its repositories are in the daily backups",
  },
  databaseBackupGb: {
    what: "database backups beyond the size of its disk",
    rate: "databaseBackupGbMonth",
    unit: "GB-month",
    typical: () => 0,
    basis: "the days that are kept fit into what is free, which is as much as the disk",
  },
  cacheBackupGb: {
    what: "snapshots of a cache beyond one of each group",
    rate: "cacheBackupGbMonth",
    unit: "GB-month",
    typical: ({ users, cacheSnapshotDays }) => users * 25e-6 * Math.max(0, cacheSnapshotDays - 1),
    basis: "25 kB a user and day that is kept",
  },
  logsIngestGb: {
    what: "log ingestion",
    rate: "logsIngestGb",
    unit: "GB",
    typical: ({ users }) => users * logGb,
    basis: `${String(requests)} requests a user, 3 kB each: half of GitLab's target of 24.4 a second for 1,000 users, on 22 days of eight hours`,
  },
  logsStoredGb: {
    what: "logs that are kept",
    rate: "logsStorageGbMonth",
    unit: "GB-month",
    typical: ({ users, logDays }) => (users * logGb * logDays) / 30,
    basis: "all days that logs are kept, not compressed",
  },
} as const satisfies Readonly<Record<string, Usage>>;

/** A key of a usage file. */
export type UsageKey = keyof typeof usages;

/** Units a month by key, as a usage file says them. A key that is absent has its typical use. */
export type SaidUsage = Readonly<Partial<Record<UsageKey, number>>>;
