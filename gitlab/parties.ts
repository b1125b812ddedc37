import type { Architecture } from "../config/architecture.ts";
import type { ConnectionName } from "./connections.ts";
import { roles, type RoleName } from "./roles.ts";

/** Either end of a connection. */
export interface Party {
  /** The connections that it serves. */
  readonly offers?: readonly ConnectionName[];
  /** The connections that it opens to others. */
  readonly calls?: readonly ConnectionName[];
  /** Purpose of its security group; absent: it has none. */
  readonly purpose?: string;
  /** Whether it exists; absent: always. */
  readonly isThere?: (architecture: Architecture) => boolean;
}

const hasSsh = ({ allow }: Architecture) => allow.ssh.length > 0;
const hasBastion = ({ bastion }: Architecture) => bastion !== undefined;
const hasInternal = ({ internalLoadBalancer }: Architecture) => internalLoadBalancer;

/** Whether some node plays a role, one with a name or one of a group. */
const plays =
  (name: string) =>
  ({ namedNodes, groups }: Architecture) =>
    [...namedNodes, ...groups].some(({ role }) => role.valueOf() === name);
const hasCluster = plays("praefect");

/** Whether the nodes leave the network from known addresses. */
const hasNat = ({ network }: Architecture) =>
  network.kind === "create" ? network.nat !== "none" : network.natAddresses.length > 0;

/**
 * The parties that are not GitLab nodes. Each door of the public load balancer has its own security group, because the quota
 * of rules applies per group.
 *
 * The bastion reaches GitLab through a load balancer and a forwarded port, like everybody else. It bypasses the load
 * balancer only for what answers without proxy protocol. That excludes NGINX on a node: NGINX trusts the client address in
 * the header, and anyone who reaches its port can write one (docs/operations.md, The bastion).
 */
export const others = {
  webClients: { calls: ["web"] },
  sshClients: { calls: ["git"], isThere: hasSsh },
  bastionClients: { calls: ["bastionDoor", "bastionInside"], isThere: hasBastion },
  natGateways: { calls: ["ownUrl"], isThere: hasNat },
  vpc: { calls: ["webInside", "gitInside", "aws"] },
  internet: { offers: ["sessions", "packages", "outside", "mail", "mailbox"] },
  webDoor: { purpose: "GitLab: load balancer, web", offers: ["web", "ownUrl"], calls: ["nginx"] },
  sshDoor: { purpose: "GitLab: load balancer, SSH", offers: ["git"], calls: ["sshd"], isThere: hasSsh },
  bastionDoor: {
    purpose: "GitLab: load balancer, SSH to the bastion",
    offers: ["bastionDoor"],
    calls: ["bastionShell"],
    isThere: hasBastion,
  },
  internalLoadBalancer: {
    purpose: "GitLab: internal load balancer",
    offers: ["webInside", "gitInside"],
    calls: ["nginx", "sshd"],
    isThere: hasInternal,
  },
  praefectBalancer: {
    purpose: "GitLab: load balancer in front of Praefect",
    offers: ["praefect"],
    calls: ["praefectServer"],
    isThere: hasCluster,
  },
  cache: { purpose: "GitLab: cache", offers: ["valkey"], isThere: ({ size }) => size.cache !== undefined },
  database: { purpose: "GitLab: database", offers: ["postgresql"], isThere: ({ size }) => size.database !== undefined },
  databaseReplicas: {
    purpose: "GitLab: read replicas of the database",
    offers: ["reads"],
    isThere: ({ database }) => (database?.replicas ?? 0) > 0,
  },
  bastion: {
    purpose: "GitLab: bastion",
    offers: ["bastionShell", "bastionInside"],
    calls: ["sshd", "sessions", "gitInside"],
    isThere: hasBastion,
  },
  imageBuilder: {
    purpose: "GitLab: image builds",
    calls: ["packages"],
    isThere: ({ image }) => image.kind === "build",
  },
  endpoints: {
    purpose: "GitLab: interface endpoints",
    offers: ["aws"],
    isThere: ({ network }) => network.kind === "create" && network.interfaceEndpoints.length > 0,
  },
} as const satisfies Readonly<Record<string, Party>>;

/** Name of a party: a role of GitLab's nodes, or one of the others. */
export type PartyName = RoleName | keyof typeof others;

/** All parties that an environment can have. A role exists if a node has it. */
export const parties: Readonly<Record<PartyName, Party>> = { ...others, ...mapRoles() };

function mapRoles(): Readonly<Record<RoleName, Party>> {
  const rows = Object.entries(roles).map(([name, { purpose, offers, calls }]): [string, Party] => {
    return [name, { purpose, offers, calls, isThere: plays(name) }];
  });
  return Object.fromEntries(rows) as Record<RoleName, Party>;
}
