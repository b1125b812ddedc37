import * as v from "valibot";
import { mostRulesPerGroup, rulesPerGroup } from "./allowlistRoom.ts";
import { defaultWindowStart, windowStartAllowed } from "./decisions/windows.ts";
import { editions } from "./editions.ts";
import { gitalyForms, highAvailabilities } from "./form.ts";
import { cpus } from "./instanceTypes.ts";
import { allowGroup } from "./schema/allowGroup.ts";
import { approvalsList } from "./schema/approvalsList.ts";
import { backupGroup } from "./schema/backupGroup.ts";
import { cacheGroup } from "./schema/cacheGroup.ts";
import { databaseGroup } from "./schema/databaseGroup.ts";
import { effects } from "./schema/effects.ts";
import { entry } from "./schema/entry.ts";
import { networkGroup } from "./schema/networkGroup.ts";
import { nodeTlsGroup } from "./schema/nodeTlsGroup.ts";
import { nodesGroup } from "./schema/nodesGroup.ts";
import { patchingGroup } from "./schema/patchingGroup.ts";
import { protectionGroup } from "./schema/protectionGroup.ts";
import { incomingMailGroup } from "./schema/incomingMailGroup.ts";
import { smtpGroup } from "./schema/smtpGroup.ts";
import { mostUsers } from "./sizes.ts";
import { choice, integer, namedTexts, quotedTexts, text, truth } from "./schema/valueTypes.ts";

/**
 * Every key that a stack file may have, each declared once. Decoding and checks, the types of the settings, `config` in
 * `Pulumi.yaml`, docs/configuration.md and the plan's rows are made from it. Every key right below `config` has a default,
 * because the engine would require the key otherwise; the empty value of its type means "not set".
 */
export const stackSchema = v.strictObject({
  users: entry(integer, {
    default: 0,
    unit: "people",
    description: `People with an account, 1 to ${mostUsers.toLocaleString("en-US")}. Required.`,
    effect:
      "The next size up applies: a box may restart with another type; with tiers, nodes with names do so one after the other, groups are rolled out, the database restarts, volumes grow.",
  }),
  highAvailability: entry(choice(["", ...highAvailabilities]), {
    default: "",
    otherwise: "by the size",
    description: "on: the nodes of each tier are in several zones, and one of them may be lost. off: single nodes.",
    effect: "Nodes are added or removed; database and cache change in place.",
  }),
  gitaly: entry(choice(["", ...gitalyForms]), {
    default: "",
    otherwise: "by the size",
    description:
      "cluster: each repository is on three members of a Gitaly Cluster, which GitLab supports with Premium or Ultimate. sharded: each is on one node.",
    effect: "Free to choose before the first deployment; later, repositories have to be moved.",
  }),
  domain: entry(text, {
    default: "",
    description: "Host name that people open, such as gitlab.example.com. Required.",
    effect: "A new certificate, new records, a reconfiguration. Old links and clones stop working.",
  }),
  registryDomain: entry(text, {
    default: "",
    otherwise: "registry. plus the domain",
    description: "Host name of the container registry.",
    effect: "A new certificate, new records, a reconfiguration. Images must be pulled under the new name.",
  }),
  pagesDomain: entry(text, {
    default: "",
    otherwise: "no Pages",
    description: "Domain under which GitLab Pages sites appear, such as pages.example.com.",
    effect: "A new certificate, new records, and a reconfiguration.",
  }),
  hostedZone: entry(text, {
    default: "",
    otherwise: "the parent of the domain",
    description: "Existing public Route 53 zone for the records.",
    effect: "Records and certificate move to the other zone.",
  }),
  certificateArn: entry(text, {
    default: "",
    description: "ACM certificate in the stack's region that covers all host names, if you keep DNS elsewhere.",
    effect: "The load balancer switches certificates in place. You then create the records yourself.",
  }),
  allow: allowGroup,
  allowFrom: entry(text, {
    default: "",
    description:
      "CIDRs that may reach GitLab over web and SSH, separated by commas, such as 203.0.113.0/24. The short form of allow.",
    effect: "As with allow.",
  }),
  public: entry(truth, {
    default: false,
    description: "Whether the allowlist may include everybody (0.0.0.0/0, ::/0).",
    effect: `${effects.reconfigure} Downloads then use pre-signed S3 links.`,
  }),
  rulesPerSecurityGroup: entry(integer, {
    default: rulesPerGroup,
    unit: "rules",
    description: `The account's quota of inbound or outbound rules per security group, ${String(rulesPerGroup)} to ${String(mostRulesPerGroup)}, if it was raised for long allowlists.`,
    effect: "None; longer lists are accepted.",
  }),
  gitlabVersion: entry(text, {
    default: "19.3.0",
    description:
      "GitLab version, x.y.z. It must not be lower than what the database has seen, or skip a required stop; from 2,000 users on, a minor release.",
    effect: "A new image is built. The node installs the package and migrates: it is down for minutes to an hour.",
  }),
  gitlabEdition: entry(choice(editions), {
    default: "ee",
    description: "ee (works without a licence, as Free) or ce.",
    effect: "The node installs the other package: it is down for some minutes.",
  }),
  cpu: entry(choice(cpus), {
    default: "arm64",
    description: "arm64 (Graviton) or x86_64.",
    effect: "A new image is built, and the instance is replaced. Its volume stays.",
  }),
  instanceTypeGeneration: entry(integer, {
    default: 0,
    otherwise: "by the size",
    description:
      "Generation of the instance types that the size chooses: 7 (c7g, m7g, or c7i, m7i for x86_64), or 6 (c6g, m6g, c6i, m6i), which costs a little less and is slower.",
    effect:
      "As with instanceType of each role: nodes with names stop and start one after the other, groups are rolled out.",
  }),
  imageBuild: entry(integer, {
    default: 1,
    description: "Number of the image, from 1. Raise it by one for an image with the newest release of Amazon Linux.",
    effect: "A new image is built. Groups are rolled out to it; other nodes get it with their next generation.",
  }),
  amiId: entry(text, {
    default: "",
    description: "Your own image instead of one built by EC2 Image Builder.",
    effect: "Applies to new nodes only; running instances stay.",
  }),
  network: networkGroup,
  nodes: nodesGroup,
  database: databaseGroup,
  cache: cacheGroup,
  windows: entry(text, {
    default: defaultWindowStart,
    description: `When the windows of database and cache begin, three hours in all on one day, and the first one and a half of them on every day: ${windowStartAllowed}.`,
    effect: effects.inPlace,
  }),
  nodeTls: nodeTlsGroup,
  restoreSnapshots: entry(quotedTexts, {
    default: [],
    description: "Snapshots that the data volume was restored from, oldest first. The last one is in use.",
    effect: "Another entry creates another volume and replaces the instance. The earlier volume stays.",
  }),
  discardVolumes: entry(quotedTexts, {
    default: [],
    description: "Earlier volumes to delete: original, or a snapshot of restoreSnapshots. Needs lifted protection.",
    effect: "The volume is deleted, after a final snapshot.",
  }),
  protection: protectionGroup,
  approvals: approvalsList,
  backup: backupGroup,
  patching: patchingGroup,
  notify: entry(quotedTexts, {
    default: [],
    description: "E-mail addresses that get the alarms. Each has to confirm once.",
    effect: effects.inPlace,
  }),
  smtp: smtpGroup,
  smtpPassword: entry(text, {
    default: "",
    secret: true,
    description: "Password of the SMTP user: pulumi config set --secret smtpPassword.",
    effect: "Used from the node's next reconfiguration.",
  }),
  incomingMail: incomingMailGroup,
  incomingMailPassword: entry(text, {
    default: "",
    secret: true,
    description: "Password of that user: pulumi config set --secret incomingMailPassword.",
    effect: "Used from the next reconfiguration of the node that reads the mailbox.",
  }),
  gitlabRb: entry(text, {
    default: "",
    hidden: true, // people put passwords there
    description: "Ruby code that is appended to gitlab.rb.",
    effect: effects.reconfigure,
  }),
  tags: entry(namedTexts, {
    default: {},
    description: "Tags for every resource that can have tags.",
    effect: effects.inPlace,
  }),
  costCenter: entry(text, {
    default: "",
    description: "Value of the tag cost-center.",
    effect: effects.inPlace,
  }),
  allowedAccountIds: entry(quotedTexts, {
    default: [],
    otherwise: "any",
    description: "Accounts that this stack may be deployed to.",
    effect: "None; another account is refused.",
  }),
  permissionsBoundary: entry(text, {
    default: "",
    otherwise: "none",
    description:
      "ARN of the policy that limits every IAM role of this stack. accounts/ makes one, and its apply role can create no role without it.",
    effect: "Roles change in place. A policy that is too narrow breaks the nodes.",
  }),
  internalLoadBalancer: entry(truth, {
    default: false,
    description:
      "Whether the host names lead to an internal load balancer inside the VPC, instead of out through NAT. Above 1,000 users they always do.",
    effect: "Made in place; names change inside the VPC within a minute.",
  }),
  undeleteDays: entry(integer, {
    default: 30,
    unit: "days",
    description: "Days, 1 to 365, during which a deleted or overwritten object can be brought back.",
    effect: effects.inPlace,
  }),
  logRetentionDays: entry(integer, {
    default: 365,
    unit: "days",
    description: "Days that logs stay in CloudWatch, one of the values that CloudWatch allows.",
    effect: "Older log entries are deleted within days.",
  }),
  waitForGitLab: entry(truth, {
    default: true,
    description: "Whether pulumi up ends only when GitLab answers with the new configuration.",
    effect: "None; it decides only how long pulumi up takes.",
  }),
});

/** What the stack file sets, with defaults filled in. A rule may still refuse it. */
export type Said = Readonly<v.InferOutput<typeof stackSchema>>;

/** Name of a key right below `config`. */
export type KeyName = keyof Said;

/** Every key right below `config`. */
export const keyNames = Object.keys(stackSchema.entries) as KeyName[];

/** What the stack file sets in one group. */
export type Group<Name extends KeyName> = Said[Name];
