import type { Port } from "./connections.ts";

/**
 * Label of a port or a range of ports: `443`, `8000-8010`, `udp-161`. TCP is not mentioned.
 *
 * @param port as in the table of connections
 */
export function portLabel({ protocol = "tcp", port, lastPort = port }: Port): string {
  return `${protocol === "tcp" ? "" : `${protocol}-`}${port}${lastPort === port ? "" : `-${lastPort}`}`;
}
