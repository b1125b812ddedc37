import { hopCertificate, hopKey } from "../paths.ts";
import { httpPort, httpsPort, proxiedReadinessPort, readinessPort } from "../portNumbers.ts";
import type { Context } from "./context.ts";
import type { RubyValue } from "./literal.ts";
import type { RbSection, Setting } from "./rbSection.ts";

/** Names, which GitLab also uses in links and mail. */
export function names({ architecture: { domain, registryDomain, pagesDomain } }: Context): RbSection {
  return {
    title: "Names",
    why: ["Certificates are the load balancer's; Let's Encrypt would ask for port 80 from everywhere."],
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
      "The load balancer opens TLS again towards the node and says who the client is by proxy protocol v2.",
      "Its subnets are the only trusted ones: a wider range would let users inside it forge their address.",
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
      "Health checks have a server of their own that answers nothing else. Those of a target group with proxy protocol",
      "carry its header on whatever port they ask, so it listens twice.",
      "It goes straight to Workhorse; without X-Forwarded-Proto it would be redirected, which counts as failed.",
      "Caching is on for all servers by default: an answer of earlier must not pass for one of now.",
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
