import type { ConnectionName } from "../../gitlab/connections.ts";
import { logFiles } from "../../gitlab/logFiles.ts";
import {
  bastionDoorPort,
  gitlabSshdPort,
  httpPort,
  httpsPort,
  praefectPort,
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
    "A successor may be starting: look at the activities of the bastion's group in EC2 Auto Scaling. If an instance runs, open a shell on it with Session Manager: systemctl status sshd gitlab-bastion-update. Or end it, and the group launches another.",
};

/**
 * Praefect, inside the VPC. TLS passes through, for two reasons (gitlab-org/gitlab,
 * doc/administration/gitaly/praefect/configure.md at 0286e4c6, Load Balancer): gRPC demands ALPN on both sides of whoever
 * ends TLS, and a load balancer for HTTP/2 breaks Gitaly's sidechannels. A load balancer of TCP leaves both to Praefect.
 */
export const praefectDoor: Door = {
  name: "praefect",
  leadsTo: "praefectServer",
  listener: { port: praefectPort, protocol: "TCP" },
  target: { port: praefectPort, protocol: "TCP" },
  // Praefect has no use for the address, and does not know the header. A client has a connection to the load balancer's
  // address in each zone (round_robin in lib/gitlab/gitaly_client.rb, same commit). If their source ports are the same, and the
  // source address is preserved, a Praefect node that gets two of them takes them for one, and they fail (ELB user guide,
  // troubleshooting, 2026).
  clientAddress: "hidden",
  drainSeconds: 3600, // the most that ELB allows: clones are long, and clients keep their connections for ever
  // A Praefect that stops accepts no connection while it finishes its last calls: it is not healthy, and they are not to be
  // cut. That a node is gone, clients notice by themselves: they ping every 20 seconds (lib/gitlab/gitaly_client.rb).
  keepsConnections: true,
  idleSeconds: 6000, // the most that ELB allows, for whoever does not ping
  health: { protocol: "TCP", port: praefectPort },
  remedy: `Open a shell on each Praefect node: gitlab-ctl status praefect; start it with gitlab-ctl start praefect, and read ${logFiles.praefect} and ${logFiles.converge}.`,
};
