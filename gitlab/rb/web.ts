import { hopCertificate, hopKey } from "../paths.ts";
import { httpPort, httpsPort, proxiedReadinessPort, readinessPort } from "../portNumbers.ts";
import type { Context } from "./context.ts";
import type { RubyValue } from "./literal.ts";
import type { RbSection, Setting } from "./rbSection.ts";

/** Names, which GitLab also uses in links and mail. */
export function names({ architecture: { domain, registryDomain, pagesDomain } }: Context): RbSection {
  return {
    title: "Names",
    why: ["The load balancer has the certificates; Let's Encrypt would need port 80 open to everybody."],
    settings: [
      ["external_url", `https://${domain}`],
      ["registry_external_url", `https://${registryDomain}`],
      ...(pagesDomain === undefined ? [] : [["pages_external_url", `https://${pagesDomain}`] as const]),
      ["letsencrypt['enable']", false],
    ],
  };
}

/** TLS and client addresses: NGINX behind the load balancer. */
export function nginx({
  architecture: { pagesDomain },
  endpoints: { loadBalancerSubnets: trusted },
}: Context): RbSection {
  return {
    title: "NGINX",
    why: [
      "The load balancer opens a new TLS connection to the node and sends the client's address with proxy protocol v2.",
      "Only its subnets are trusted: in a wider range, users could forge their address.",
    ],
    settings: [
      ...server("gitlab_rails['nginx']", trusted),
      ...server("registry['nginx']", trusted),
      ...(pagesDomain === undefined ? [] : server("gitlab_pages['nginx']", trusted)),
      ["gitlab_rails['trusted_proxies']", trusted],
    ],
  };
}

/** The endpoint for health checks. */
export function readiness({
  architecture: { domain },
  endpoints: { loadBalancerSubnets: trusted },
}: Context): RbSection {
  return {
    title: "Readiness",
    why: [
      "Health checks have a separate server that answers nothing else. Checks of a target group with proxy protocol",
      "carry its header on any port, so the server listens twice.",
      "It forwards to Workhorse; without X-Forwarded-Proto Workhorse would redirect, which counts as a failed check.",
      "Caching is off, since it is on for all servers by default: a cached answer must not count as a current one.",
    ],
    settings: [
      ["nginx['custom_nginx_config']", readinessServer(domain, trusted)],
      ["gitlab_rails['monitoring_whitelist']", ["127.0.0.0/8", "::1/128", ...trusted]],
    ],
  };
}

function server(prefix: string, trusted: readonly string[]): Setting[] {
  const settings: Readonly<Record<string, RubyValue>> = {
    listen_port: httpsPort,
    listen_https: true,
    redirect_http_to_https: true,
    redirect_http_to_https_port: httpPort,
    ssl_certificate: hopCertificate,
    ssl_certificate_key: hopKey,
    proxy_protocol: true,
    real_ip_header: "proxy_protocol",
    real_ip_trusted_addresses: trusted,
  };
  return Object.entries(settings).map(([key, value]) => [`${prefix}['${key}']`, value]);
}

function readinessServer(domain: string, trusted: readonly string[]): string {
  return [
    "server {",
    `  listen 0.0.0.0:${String(readinessPort)};`,
    `  listen 0.0.0.0:${String(proxiedReadinessPort)} proxy_protocol;`,
    "  server_tokens off;",
    "  access_log off;",
    "  allow 127.0.0.1;",
    ...trusted.map((cidr) => `  allow ${cidr};`),
    "  deny all;",
    "  location = /-/readiness {",
    "    proxy_cache off;",
    `    proxy_set_header Host ${domain};`,
    "    proxy_set_header X-Forwarded-For $remote_addr;",
    "    proxy_set_header X-Forwarded-Proto https;",
    "    proxy_set_header X-Forwarded-Ssl on;",
    "    proxy_pass http://gitlab-workhorse;",
    "  }",
    "  location / { return 404; }",
    "}",
    "",
  ].join("\n");
}
