/** A stack that is made, changed and deleted: the values of its stack file, before and after. */
export interface Use {
  readonly name: string;
  readonly first: Readonly<Record<string, unknown>>;
  /** What is different then. */
  readonly then: Readonly<Record<string, unknown>>;
}

/** What both forms have: every option that makes further types, or gives them further arguments. */
const common = {
  domain: "gitlab.example.com",
  pagesDomain: "pages.example.com",
  allow: { web: ["203.0.113.0/24", "2001:db8::/32"], ssh: ["203.0.113.0/24"], bastion: ["203.0.113.10/32"] },
  notify: ["admins@example.com"],
  protection: { lifted: true, reason: "it is recorded and deleted" },
  costCenter: "one",
  waitForGitLab: false,
};

const commonThen = {
  allow: { web: ["203.0.113.0/25", "2001:db8::/32"], ssh: ["203.0.113.0/25"], bastion: ["203.0.113.11/32"] },
  logRetentionDays: 400,
  undeleteDays: 20,
  gitlabRb: "# changed",
  costCenter: "two",
};

/**
 * The two forms of the program: everything on a box, and a node for each role. What sizes have in addition is only more of the
 * same types.
 */
export const uses: readonly Use[] = [
  {
    name: "box",
    first: {
      ...common,
      users: 1000,
      cpu: "x86_64",
      internalLoadBalancer: true,
      network: { nat: "perZone", interfaceEndpoints: ["ssm", "secretsmanager"], zones: 2 },
      backup: { objects: true, copyRegion: "eu-west-1" },
      permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
    },
    then: {
      ...commonThen,
      smtp: { host: "mail.example.com", user: "gitlab", from: "gitlab@example.com" },
      smtpPassword: { secure: "v1:abc" },
      patching: { schedule: "0 3 * * 0" },
      nodes: {
        box: { instanceType: "c6i.4xlarge", volumeGiB: 400, rootVolumeGiB: 60 },
        bastion: { instanceType: "t3.small" },
      },
      backup: {
        objects: true,
        copyRegion: "eu-west-1",
        snapshotRetentionDays: 12,
        snapshotSchedule: "0 6 * * *",
      },
      permissionsBoundary: "arn:aws:iam::123456789012:policy/other",
    },
  },
  {
    name: "tiers",
    first: {
      ...common,
      users: 3000,
      gitaly: "cluster",
      network: { nat: "perZone" },
      nodes: { monitor: { count: 1 } },
      database: { replicas: 0 }, // moto finds one server only: a row by hand has what replicas need
      backup: { copyRegion: "eu-west-1" },
    },
    then: {
      ...commonThen,
      nodes: {
        monitor: { count: 1 },
        rails: { min: 4, max: 9, drainSeconds: 90, rootVolumeGiB: 70 },
        toolbox: { rootVolumeGiB: 70 },
      },
      database: {
        replicas: 0,
        storageGiB: 400,
        maxStorageGiB: 900,
        minorUpgrades: true,
        loginStep: 2,
        maxConnections: 1700,
      },
      cache: { snapshotDays: 3, minorUpgrades: true, redisTokenStep: 2, nodes: 2 },
      nodeTls: { tokenStep: 2 },
      windows: "sat:06:00",
      notify: ["admins@example.com", "other@example.com"],
      backup: { copyRegion: "eu-west-1", snapshotRetentionDays: 12 },
    },
  },
];

/**
 * The text of a stack file.
 *
 * @param values by key, without namespace
 */
export function stackFileText(values: Readonly<Record<string, unknown>>): string {
  const own = Object.fromEntries(Object.entries(values).map(([key, value]) => [`gitlab:${key}`, value]));
  return JSON.stringify({ config: { "aws:region": "us-east-1", ...own } }); // JSON is YAML
}
