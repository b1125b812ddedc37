import type { Architecture } from "../config/architecture.ts";
import type { ConnectionName } from "./connections.ts";
import { roles, type RoleName } from "./roles.ts";

/** Somebody at either end of a connection. */
export interface Party {
  /** What it answers. */
  readonly offers?: readonly ConnectionName[];
  /** What it asks of others. */
  readonly calls?: readonly ConnectionName[];
  /** What its security group is for; absent: it has none. */
  readonly purpose?: string;
  /** Whether it is there; absent: always. */
  readonly isThere?: (architecture: Architecture) => boolean;
}

const hasSsh = ({ allow }: Architecture) => allow.ssh.length > 0;
const hasBastion = ({ bastion }: Architecture) => bastion !== undefined;
const hasInternal = ({ internalLoadBalancer }: Architecture) => internalLoadBalancer;

/** Whether the nodes leave the network under addresses that are known. */
const hasNat = ({ network }: Architecture) =>
  network.kind === "create" ? network.nat !== "none" : network.natAddresses.length > 0;

/**
 * Everybody beside the nodes of GitLab. Each door of the public load balancer has a security group of its own: the room for
 * rules is per group.
 *
 * The bastion gets to GitLab by a forwarded port, as everybody does, through a load balancer; and past it to what answers
 * without proxy protocol. NGINX on a node is not among that: it believes the client's address in the header, and whoever
 * reaches its port can write one (docs/operations.md, The bastion).
 */
export const others = {
  webClients: { calls: ["web"] },
  sshClients: { calls: ["git"], isThere: hasSsh },
  bastionClients: { calls: ["bastionDoor", "bastionInside"], isThere: hasBastion },
  natGateways: { calls: ["ownUrl"], isThere: hasNat },
  vpc: { calls: ["webInside", "gitInside", "aws"] },
  internet: { offers: ["sessions", "packages", "outside", "mail"] },
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

/** All parties that an environment can have. A role is there where a node plays it. */
export const parties: Readonly<Record<PartyName, Party>> = { ...others, ...mapRoles() };

function mapRoles(): Readonly<Record<RoleName, Party>> {
  const rows = Object.entries(roles).map(([name, { purpose, offers, calls }]): [string, Party] => {
    const isThere = ({ statefulNodes }: Architecture) => statefulNodes.some(({ role }) => role.valueOf() === name);
    return [name, { purpose, offers, calls, isThere }];
  });
  return Object.fromEntries(rows) as Record<RoleName, Party>;
}
