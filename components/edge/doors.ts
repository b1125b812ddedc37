import type { ConnectionName } from "../../gitlab/connections.ts";
import { logFiles } from "../../gitlab/logFiles.ts";
import {
  bastionDoorPort,
  gitlabSshdPort,
  httpPort,
  httpsPort,
  proxiedReadinessPort,
  readinessPort,
  sshPort,
} from "../../gitlab/portNumbers.ts";

/** A door: its listener, its target group, and what is behind it. */
export interface Door {
  readonly name: string;
  /** What is behind it: nodes that offer this connection attach themselves. */
  readonly leadsTo: ConnectionName;
  readonly listener: { readonly port: number; readonly protocol: "TLS" | "TCP" };
  readonly target: { readonly port: number; readonly protocol: "TLS" | "TCP" };
  /**
   * How the target learns the client's address:
   * - `proxyProtocol`: from a header, which a target behind a TCP listener has to expect on every connection;
   * - `preserved`: it is the source address. A node that calls a load balancer with itself behind it then waits in vain
   *   whenever it is sent back to itself (ELB user guide, troubleshooting, 2026);
   * - `hidden`: not at all. It sees the load balancer's address.
   */
  readonly clientAddress: "proxyProtocol" | "preserved" | "hidden";
  /** Seconds that open connections have to finish when a node leaves. */
  readonly drainSeconds: number;
  /** Keeps open connections while the node is not ready; absent: they are cut. */
  readonly keepsConnections?: true;
  /** Seconds that a silent connection stays open; absent: the load balancer's default, 350. */
  readonly idleSeconds?: number;
  readonly health: { readonly protocol: "HTTP" | "TCP"; readonly port: number; readonly path?: string };
  /** What a person does if no target behind it is healthy. */
  readonly remedy: string;
}

const readiness = { protocol: "HTTP", port: readinessPort, path: "/-/readiness" } as const;

/** A group that sends proxy protocol also sends it with its health checks, on any port (ELB user guide, 2026). */
const proxiedReadiness = { ...readiness, port: proxiedReadinessPort } as const;

const onNode = `Open a shell on the node: gitlab-ctl status; start what is down with gitlab-ctl start, and read ${logFiles.converge}.`;

/** GitLab, its registry and Pages. */
export const webDoors: readonly Door[] = [
  {
    name: "web",
    leadsTo: "nginx",
    listener: { port: httpsPort, protocol: "TLS" },
    target: { port: httpsPort, protocol: "TLS" },
    clientAddress: "proxyProtocol",
    drainSeconds: 120, // the longest pages and API calls; people retry a clone over HTTPS
    health: proxiedReadiness,
    remedy: onNode,
  },
  {
    name: "http",
    leadsTo: "nginx",
    listener: { port: httpPort, protocol: "TCP" },
    target: { port: httpPort, protocol: "TCP" },
    clientAddress: "proxyProtocol",
    drainSeconds: 10, // redirects only
    health: proxiedReadiness,
    remedy: onNode,
  },
];

/** Hooks on large pushes send nothing for a long time. */
const sshIdleSeconds = 3600;

/** Git over SSH. */
export const sshDoor: Door = {
  name: "ssh",
  leadsTo: "sshd",
  listener: { port: sshPort, protocol: "TCP" },
  target: { port: gitlabSshdPort, protocol: "TCP" },
  clientAddress: "preserved", // SSH servers speak first, and the header comes only with the client's first bytes
  drainSeconds: 300,
  keepsConnections: true, // a clone does not need what readiness checks: Rails, which restarts now and then
  idleSeconds: sshIdleSeconds,
  health: readiness,
  remedy: onNode,
};

/** SSH to the bastion. */
export const bastionDoor: Door = {
  name: "bastion",
  leadsTo: "bastionShell",
  listener: { port: bastionDoorPort, protocol: "TCP" },
  target: { port: sshPort, protocol: "TCP" },
  clientAddress: "preserved",
  drainSeconds: 60,
  idleSeconds: sshIdleSeconds,
  health: { protocol: "TCP", port: sshPort },
  remedy:
    "Open a shell on the bastion with Session Manager: systemctl status sshd, systemctl status gitlab-bastion-update.",
};
