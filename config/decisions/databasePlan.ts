/** The database server of an environment: one instance of RDS for PostgreSQL for GitLab, Praefect and the registry. */
export interface DatabasePlan {
  /** Such as `db.m6g.xlarge`. A change restarts the server: it is down for some minutes. */
  readonly instanceClass: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  /** Disk at the start, 20 to 65,536 (RDS API reference, CreateDBInstance, 2026-08). RDS never makes it smaller: a smaller number changes nothing. */
  readonly storageGiB: number;
  /**
   * Up to where RDS enlarges the disk by itself when less than a tenth of it is free. At least a quarter above
   * `storageGiB`, or RDS may find no step that fits (RDS user guide, storage autoscaling, 2026-08).
   */
  readonly maxStorageGiB: number;
  /** Whether a synchronous copy in another zone takes over when the server or its zone fails. Doubles the price. */
  readonly multiAz: boolean;
  /** Most connections at a time. A change takes effect only when the server is restarted by hand. */
  readonly maxConnections: number;
  /** Days to which the database can be taken back, to any second: 1 to 35. */
  readonly backupDays: number;
  /** Whether RDS installs minor versions of PostgreSQL by itself, in the maintenance window. */
  readonly minorUpgrades: boolean;
  /** Daily, in UTC, such as `03:00-03:30`. Does not overlap with the maintenance window. */
  readonly backupWindow: string;
  /** Weekly, in UTC, such as `sun:04:00-sun:04:30`. */
  readonly maintenanceWindow: string;
  /**
   * Servers beside it that only read, 0 to 15, each in one zone: Rails and Sidekiq spread their reads over them. A change rolls
   * Rails and Sidekiq out; none of them is needed for GitLab to work.
   */
  readonly replicas: number;
  /**
   * Theirs, the first one's first: a day and more before the server's own, because a minor version has to be installed on all of
   * them first; each on another day, as far as the week goes, because the others serve meanwhile.
   */
  readonly replicaMaintenanceWindows: readonly string[];
}
