import type { Architecture } from "../config/architecture.ts";

/** Web, at the load balancer and at NGINX behind it. */
export const httpsPort = 443;
/** Redirect to {@link httpsPort}. */
export const httpPort = 80;
/** Git over SSH, at the load balancer. */
export const sshPort = 22;
/** gitlab-sshd, which runs as an ordinary user and so cannot listen below 1024. */
export const gitlabSshdPort = 2222;
/** NGINX server for health checks alone, as a target group without proxy protocol asks: SSH. */
export const readinessPort = 8888;
/** The same server, as a target group with proxy protocol asks: it sends the header with health checks, too. */
export const proxiedReadinessPort = 8889;
/** SSH to the bastion, at the load balancer. */
export const bastionDoorPort = 2222;

/** The peers that have a security group. Each door of the public load balancer has its own: the room for rules is per group. */
export type GroupedPeer =
  "webDoor" | "sshDoor" | "bastionDoor" | "internalLoadBalancer" | "box" | "bastion" | "imageBuilder" | "endpoints";

/** The peers that are prefix lists. */
export type ListedPeer = "webClients" | "sshClients" | "bastionClients" | "natGateways";

/** Somebody at either end of a connection: a prefix list, the network's own blocks, a security group, or everybody. */
export type Peer = GroupedPeer | ListedPeer | "vpc" | "internet";

/** One row of the table of ports: a connection that is allowed. TCP, always. */
export interface PortRule {
  readonly from: Peer;
  readonly to: Peer;
  readonly port: number;
  /** Shown as the rule's description, so in the letters that AWS takes there. */
  readonly why: string;
  /** Where the port comes from. */
  readonly source: string;
}

const docs = {
  nginx: "gitlab docs, package defaults (D1)",
  sshd: "gitlab docs, gitlab-sshd (A19)",
  ours: "this project",
  aws: "AWS APIs, HTTPS",
} as const;

/**
 * Every connection that is allowed, in one table: security groups, the plan and the documentation are made from it.
 *
 * @param architecture decides which peers there are
 * @returns one row per pair of peers and port
 */
export function ports(architecture: Architecture): readonly PortRule[] {
  const hasSsh = architecture.allow.ssh.length > 0;
  return [
    ...webDoor,
    ...(hasNat(architecture) ? fromNat : []),
    ...behindWeb("webDoor"),
    ...(hasSsh ? [sshDoor, ...behindSsh("sshDoor")] : []),
    ...(architecture.internalLoadBalancer ? internalDoor : []),
    ...(architecture.bastion ? aroundBastion(architecture) : []),
    ...(hasEndpoints(architecture) ? [endpoints] : []),
    ...outward(architecture),
  ];
}

const webDoor: readonly PortRule[] = [
  { from: "webClients", to: "webDoor", port: httpsPort, why: "GitLab, registry and Pages", source: docs.nginx },
  { from: "webClients", to: "webDoor", port: httpPort, why: "redirect to HTTPS", source: docs.nginx },
];

const fromNat: readonly PortRule[] = [
  { from: "natGateways", to: "webDoor", port: httpsPort, why: "instances call the URL of GitLab", source: docs.ours },
  { from: "natGateways", to: "webDoor", port: httpPort, why: "instances call the URL of GitLab", source: docs.ours },
];

const sshDoor: PortRule = { from: "sshClients", to: "sshDoor", port: sshPort, why: "Git over SSH", source: docs.sshd };

/** Whether the nodes leave the network under addresses that are known. */
function hasNat({ network }: Architecture): boolean {
  return network.kind === "create" ? network.nat !== "none" : network.natAddresses.length > 0;
}

function hasEndpoints({ network }: Architecture): boolean {
  return network.kind === "create" && network.interfaceEndpoints.length > 0;
}

const endpoints: PortRule = {
  from: "vpc",
  to: "endpoints",
  port: httpsPort,
  why: "AWS APIs from inside the VPC",
  source: docs.aws,
};

/** What the load balancer asks of the box for a door to the web: a health check with the header that it sends there. */
function behindWeb(from: "webDoor" | "internalLoadBalancer"): PortRule[] {
  return [
    { from, to: "box", port: httpsPort, why: "web, TLS with proxy protocol", source: docs.nginx },
    { from, to: "box", port: httpPort, why: "redirect, with proxy protocol", source: docs.nginx },
    { from, to: "box", port: proxiedReadinessPort, why: "health check, with proxy protocol", source: docs.ours },
  ];
}

function behindSsh(from: "sshDoor" | "internalLoadBalancer"): PortRule[] {
  return [
    { from, to: "box", port: gitlabSshdPort, why: "Git over SSH to gitlab-sshd", source: docs.sshd },
    { from, to: "box", port: readinessPort, why: "health check, without proxy protocol", source: docs.ours },
  ];
}

const internalDoor: readonly PortRule[] = [
  { from: "vpc", to: "internalLoadBalancer", port: httpsPort, why: "GitLab from inside the VPC", source: docs.nginx },
  { from: "vpc", to: "internalLoadBalancer", port: httpPort, why: "redirect to HTTPS", source: docs.nginx },
  {
    from: "vpc",
    to: "internalLoadBalancer",
    port: sshPort,
    why: "Git over SSH from inside the VPC",
    source: docs.sshd,
  },
  ...behindWeb("internalLoadBalancer"),
  ...behindSsh("internalLoadBalancer"),
];

/**
 * Who gets to the bastion, and where one gets from it (docs/operations.md, The bastion): to GitLab by a forwarded port, as
 * everybody does, through a load balancer; and past it to what answers without proxy protocol. NGINX on the box is not among
 * that: it believes the client's address in the header, and whoever reaches its port can write one.
 */
function aroundBastion({ internalLoadBalancer }: Architecture): PortRule[] {
  const rows: PortRule[] = [
    { from: "bastionClients", to: "bastionDoor", port: bastionDoorPort, why: "SSH to the bastion", source: docs.ours },
    { from: "bastionDoor", to: "bastion", port: sshPort, why: "SSH through the load balancer", source: docs.ours },
    { from: "bastionClients", to: "bastion", port: sshPort, why: "SSH from a connected network", source: docs.ours },
    { from: "bastion", to: "box", port: gitlabSshdPort, why: "Git past the load balancer", source: docs.sshd },
    { from: "bastion", to: "box", port: readinessPort, why: "readiness past the load balancer", source: docs.ours },
    {
      from: "bastion",
      to: "internet",
      port: httpsPort,
      why: "Session Manager, updates, GitLab by a forwarded port",
      source: docs.aws,
    },
  ];
  const inner: PortRule = {
    from: "bastion",
    to: "internalLoadBalancer",
    port: sshPort,
    why: "Git by a forwarded port",
    source: docs.sshd,
  };
  return internalLoadBalancer ? [...rows, inner] : rows;
}

function outward({ smtp, image }: Architecture): PortRule[] {
  return [
    { from: "box", to: "internet", port: httpsPort, why: "AWS APIs, packages, webhooks, mirrors", source: docs.aws },
    { from: "box", to: "internet", port: httpPort, why: "webhooks and mirrors without TLS", source: docs.ours },
    { from: "box", to: "internet", port: sshPort, why: "mirrors over SSH", source: docs.ours },
    ...(smtp
      ? [{ from: "box", to: "internet", port: smtp.port, why: "mail", source: "stack file, smtp.port" } as const]
      : []),
    ...(image.kind === "build"
      ? ([
          { from: "imageBuilder", to: "internet", port: httpsPort, why: "AWS APIs and packages", source: docs.aws },
        ] as const)
      : []),
  ];
}
