import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { readinessPort } from "../../gitlab/portNumbers.ts";
import type { RbSection } from "../../gitlab/rb/rbSection.ts";
import { sections } from "../../gitlab/rb/sections.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { boxEndpoints, fullArchitecture } from "../fixtures/architectures.ts";
import { tierArchitecture } from "../fixtures/tierArchitectures.ts";
import { tierContext } from "../gitlab/tierContext.ts";
import { omnibusServers } from "./omnibusServers.ts";

/** A port that nobody needs rights for, in place of a node's. */
export const portOf = (port: number) => 20_000 + port;

/** The load balancer's subnet, with an address that a test can connect from. */
export const loadBalancer = { cidr: "127.0.1.0/24", address: "127.0.1.5" } as const;

/** The host name of GitLab. */
export const host = fullArchitecture.domain;

/** The nodes that answer people. */
export const answering = ["box", "rails"] as const;

/** What NGINX on a node is told: exactly what the role says. */
function sectionsOf(name: (typeof answering)[number]): RbSection[] {
  const known =
    name === "box"
      ? { architecture: fullArchitecture, role: roles.box as Role, node: fullArchitecture.namedNodes[0]! }
      : tierContext(tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" }), name);
  const context = { ...known, endpoints: { ...boxEndpoints, loadBalancerSubnets: [loadBalancer.cidr] } };
  return known.role.sections.flatMap((section) =>
    section === "names" || section === "nginx" || section === "readiness" ? [sections[section](context)] : [],
  );
}

/** Our server, unchanged except for the ports. */
function ownServer(all: readonly RbSection[]): string {
  const own = all.flatMap(({ settings }) => settings).find(([key]) => key === "nginx['custom_nginx_config']")?.[1];
  assert.ok(typeof own === "string");
  return own.replaceAll(
    /(listen 0\.0\.0\.0:)(\d+)/g,
    (_, listen: string, port: string) => `${listen}${portOf(Number(port))}`,
  );
}

/**
 * Starts NGINX with the servers of a node, and waits until it listens.
 *
 * @param folder for its files
 * @param socket that Workhorse listens on
 * @param node whose servers
 */
export async function startNginx(
  folder: string,
  socket: string,
  node: (typeof answering)[number],
): Promise<ChildProcess> {
  const told = sectionsOf(node);
  mkdirSync(join(folder, "logs"));
  const [certificate, key] = [join(folder, "hop.crt"), join(folder, "hop.key")];
  spawnSync("openssl", [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-subj",
    `/CN=${host}`,
    "-keyout",
    key,
    "-out",
    certificate,
  ]);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (each) => `  ${each}_temp_path ${folder}/${each};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off;
user root;
pid ${folder}/pid;
error_log ${folder}/logs/error.log info;
events {}
http {
${paths.join("\n")}
  log_format address '$remote_addr $server_port';
  access_log ${folder}/logs/access.log address;
  proxy_cache_path ${folder}/cache keys_zone=gitlab:1m;
  proxy_cache gitlab;
  proxy_cache_valid 200 1h; # harsher than Omnibus: what is not switched off is cached
  upstream gitlab-workhorse { server unix:${socket}; }
${omnibusServers({ sections: told, portOf, certificate, key })}
${ownServer(told)}
}
`,
  );
  const { stderr, status } = spawnSync("nginx", ["-p", folder, "-c", "nginx.conf", "-t"], { encoding: "utf8" });
  assert.deepEqual({ status, warnings: stderr.match(/\[(warn|emerg)\].*/g) }, { status: 0, warnings: null }, stderr);
  const child = spawn("nginx", ["-p", folder, "-c", "nginx.conf"], { stdio: "ignore" });
  for (let tries = 0; tries < 100 && !(await listens(portOf(readinessPort))); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return child;
}

async function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}
