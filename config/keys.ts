/** A key of the stack file. */
export interface Key {
  readonly type: "string" | "integer" | "boolean" | "array" | "object";
  /** Type of the items of an array. */
  readonly items?: "string";
  readonly secret?: true;
  /** Used when the stack file says nothing; the empty value of the type means "not said". */
  readonly default: string | number | boolean | readonly string[] | Readonly<Record<string, unknown>>;
  readonly description: string;
  /** What changing it does to a live system. */
  readonly effect: string;
}

const inPlace = "Changed in place; nobody notices.";
const converge = "The node reconfigures GitLab; pages answer slowly or not at all for about a minute.";

/** Every key that a stack file may have. `Pulumi.yaml` and docs/configuration.md are held to this table by a test. */
export const keys = {
  users: {
    type: "integer",
    default: 0,
    description: "People with an account, 1 to 1,000 until the larger sizes come. Required.",
    effect: "The next size up is taken: the instance may restart with another type, the volume may grow.",
  },
  domain: {
    type: "string",
    default: "",
    description: "Host name that people open, such as gitlab.example.com. Required.",
    effect: "A new certificate, new records, and a reconfiguration. Old links and clones stop working.",
  },
  registryDomain: {
    type: "string",
    default: "",
    description: "Host name of the container registry; default: registry. and the domain.",
    effect: "A new certificate, new records, and a reconfiguration. Images have to be pulled under the new name.",
  },
  pagesDomain: {
    type: "string",
    default: "",
    description: "Domain under which GitLab Pages sites appear, such as pages.example.com; default: no Pages.",
    effect: "A new certificate, new records, and a reconfiguration.",
  },
  hostedZone: {
    type: "string",
    default: "",
    description: "Existing public Route 53 zone for the records; default: the parent of the domain.",
    effect: "Records and certificate move to the other zone.",
  },
  certificateArn: {
    type: "string",
    default: "",
    description: "ACM certificate in the stack's region that covers all host names, if DNS is kept elsewhere.",
    effect: "The load balancer takes the other certificate in place. Records are then yours to make.",
  },
  allow: {
    type: "object",
    default: {},
    description: "CIDRs, IPv4 and IPv6, that may reach each door: web (80, 443), ssh (22), bastion (2222).",
    effect: "Prefix lists change in place. The first IPv6 entry makes the load balancer dualstack.",
  },
  allowFrom: {
    type: "string",
    default: "",
    description:
      "The same CIDRs for web and SSH, separated by commas: the short form of allow, which pulumi new asks for.",
    effect: "As with allow.",
  },
  public: {
    type: "boolean",
    default: false,
    description: "Whether the allowlist may hold everybody (0.0.0.0/0, ::/0).",
    effect: `${converge} Downloads then go by pre-signed S3 links.`,
  },
  rulesPerSecurityGroup: {
    type: "integer",
    default: 60,
    description:
      "The account's quota of inbound or outbound rules per security group, 60 to 333, if it was raised for long allowlists.",
    effect: "None; longer lists are taken.",
  },
  gitlabVersion: {
    type: "string",
    default: "19.3.0",
    description: "GitLab version, x.y.z. Never lower than what the volume has seen, never over a required stop.",
    effect: "A new image is built; the node installs the package and migrates: down for minutes to an hour.",
  },
  gitlabEdition: {
    type: "string",
    default: "ee",
    description: "ee (works without a licence, as Free) or ce.",
    effect: "The node installs the other package: down for some minutes.",
  },
  cpu: {
    type: "string",
    default: "arm64",
    description: "arm64 (Graviton) or x86_64.",
    effect: "An image is built, and the instance is replaced; its volume stays.",
  },
  amiId: {
    type: "string",
    default: "",
    description: "Image of your own instead of one built by EC2 Image Builder.",
    effect: "For new nodes only; running instances stay.",
  },
  network: {
    type: "object",
    default: {},
    description:
      "cidr (10.0.0.0/16), zones (2), zoneNames, nat (single, perZone, none), interfaceEndpoints; or vpcId, publicSubnetIds, privateSubnetIds, natAddresses of an existing VPC.",
    effect:
      "cidr and vpcId are for ever: another one is refused. zones may grow and shrink; the load balancer keeps the zones that it was made with. zoneNames pins them: copy the output zoneNames, add at the end.",
  },
  nodes: {
    type: "object",
    default: {},
    description:
      "Overrides per role, box and bastion: instanceType, rootVolumeGiB, volumeGiB, volumeIops, volumeThroughputMiBps, generation, zone.",
    effect:
      "instanceType restarts; volumes grow in place; generation replaces the instance, never the volume; zone is free before the first deployment, then it goes with a restore.",
  },
  restoreSnapshots: {
    type: "array",
    items: "string",
    default: [],
    description: "Snapshots that the data volume was restored from, oldest first. The last one is in use.",
    effect: "A further entry makes a further volume and replaces the instance. The earlier volume is kept.",
  },
  discardVolumes: {
    type: "array",
    items: "string",
    default: [],
    description: "Kept volumes to give up: original, or a snapshot of restoreSnapshots. Needs lifted protection.",
    effect: "The volume is deleted, after a final snapshot.",
  },
  protection: {
    type: "object",
    default: {},
    description: "lifted (false) and reason: whether what holds data may be deleted, and why.",
    effect: "Deletion protection changes in place. Nothing is deleted by it.",
  },
  backup: {
    type: "object",
    default: {},
    description:
      "schedule (0 2 * * *) and retentionDays (30) of gitlab-backup, snapshotSchedule (0 5 * * *) and snapshotRetentionDays (30) of the volume; cron with five fields, UTC.",
    effect: "The node converges; GitLab goes on.",
  },
  patching: {
    type: "object",
    default: {},
    description:
      "schedule (none, or cron with five fields, UTC), release (latest, or one such as 2023.9.20251117) and reboot (true) of upgrades of the operating system.",
    effect: "The node converges. Each run may restart the node: GitLab is down for some minutes.",
  },
  notify: {
    type: "array",
    items: "string",
    default: [],
    description: "E-mail addresses that hear of what must not go unseen. Each has to confirm once.",
    effect: inPlace,
  },
  smtp: {
    type: "object",
    default: {},
    description: "host, port (587), user, from, replyTo, encryption (starttls, tls) of the mail server.",
    effect: converge,
  },
  smtpPassword: {
    type: "string",
    secret: true,
    default: "",
    description: "Password of the SMTP user: pulumi config set --secret smtpPassword.",
    effect: "Taken at the node's next reconfiguration.",
  },
  gitlabRb: {
    type: "string",
    default: "",
    description: "Ruby text put at the end of gitlab.rb.",
    effect: converge,
  },
  tags: {
    type: "object",
    default: {},
    description: "Tags on everything that takes tags.",
    effect: inPlace,
  },
  costCenter: {
    type: "string",
    default: "",
    description: "Value of the tag cost-center.",
    effect: inPlace,
  },
  allowedAccountIds: {
    type: "array",
    items: "string",
    default: [],
    description: "Accounts that this stack may be deployed to; default: any.",
    effect: "None; another account is refused.",
  },
  internalLoadBalancer: {
    type: "boolean",
    default: false,
    description: "Whether the host names lead to an internal load balancer inside the VPC, instead of out through NAT.",
    effect: "Made in place; names change inside the VPC within a minute.",
  },
  undeleteDays: {
    type: "integer",
    default: 30,
    description: "Days, 1 to 365, during which a deleted or overwritten object can be brought back.",
    effect: inPlace,
  },
  logRetentionDays: {
    type: "integer",
    default: 365,
    description: "Days that logs stay in CloudWatch, one of the values that CloudWatch knows.",
    effect: "Older log entries are deleted within days.",
  },
} as const satisfies Readonly<Record<string, Key>>;

/** Name of a key. */
export type KeyName = keyof typeof keys;
