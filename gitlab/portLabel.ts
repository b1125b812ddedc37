import type { Port } from "./connections.ts";

/**
 * Names a port or a range of ports: `443`, `8000-8010`, `udp-161`. TCP goes without saying.
 *
 * @param port as the table of connections has it
 */
export function portLabel({ protocol = "tcp", port, lastPort = port }: Port): string {
  return `${protocol === "tcp" ? "" : `${protocol}-`}${port}${lastPort === port ? "" : `-${lastPort}`}`;
}
