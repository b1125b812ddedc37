import type { RubyValue } from "../../gitlab/rb/literal.ts";
import type { RbSection } from "../../gitlab/rb/rbSection.ts";

/** What Omnibus renders servers from. */
export interface Imitation {
  /** What `gitlab/rb/web.ts` sets. */
  readonly sections: readonly RbSection[];
  /** The test's port for a port of the node. */
  readonly portOf: (port: number) => number;
  /** Where the test has the certificate and its key. */
  readonly certificate: string;
  readonly key: string;
}

/** The settings of one of Omnibus' servers: `gitlab_rails`, `registry`, `gitlab_pages`. */
type Settings = Readonly<Record<string, RubyValue>>;

/**
 * The servers that Omnibus renders for our settings, limited to listening, TLS, client addresses and redirects. Imitated
 * from the templates of omnibus-gitlab 440b1f83 (2026-08-21): nginx-gitlab-rails.conf.erb, nginx-gitlab-registry.conf.erb,
 * nginx-gitlab-pages.conf.erb, and `parse_proxy_headers` of the cookbook nginx. What needs GitLab's own NGINX (HTTP/2 by
 * `http2 on`, hidden tokens) and everything about content is omitted. The values are ours.
 *
 * @param imitation settings and places
 * @returns NGINX servers
 */
export function omnibusServers({ sections, portOf, certificate, key }: Imitation): string {
  const all = new Map(sections.flatMap(({ settings }) => settings));
  const name = (setting: string) => new URL(word(all.get(setting))).hostname;
  const of = (root: string): Settings =>
    Object.fromEntries(
      [...all].flatMap(([path, value]) => {
        const match = path.startsWith(`${root}['nginx']`) ? /\['(\w+)'\]$/.exec(path) : null;
        return match?.[1] === undefined ? [] : [[match[1], value]];
      }),
    );
  const servers = [
    ["gitlab_rails", name("external_url"), name("external_url")],
    ["registry", name("registry_external_url"), name("registry_external_url")],
    ...(all.has("pages_external_url")
      ? [["gitlab_pages", `~^.*\\.${name("pages_external_url").replaceAll(".", "\\.")}$`, "$http_host"]]
      : []),
  ] as const;
  return servers.map(([root, names, host]) => server(of(root), names, host, { portOf, certificate, key })).join("\n");
}

function server(
  settings: Settings,
  names: string,
  host: string,
  { portOf, certificate, key }: Omit<Imitation, "sections">,
): string {
  const proxied = settings.proxy_protocol === true;
  const address = proxied ? "$proxy_protocol_addr" : "$remote_addr";
  const listen = (port: unknown, more = "") =>
    `listen *:${portOf(Number(port))}${proxied ? " proxy_protocol" : ""}${more};`;
  const trusted = settings.real_ip_trusted_addresses as readonly string[];
  return `
server {
  ${listen(settings.redirect_http_to_https_port)}
  server_name ${names};
  location / { return 301 https://${host}:${word(settings.listen_port)}$request_uri; }
}
server {
  ${listen(settings.listen_port, settings.listen_https === true ? " ssl" : "")}
  server_name ${names};
  ssl_certificate ${certificate};
  ssl_certificate_key ${key};
  ssl_protocols TLSv1.2 TLSv1.3;
  real_ip_header ${word(settings.real_ip_header)};
${trusted.map((cidr) => `  set_real_ip_from ${cidr};`).join("\n")}
  proxy_http_version 1.1;
  proxy_set_header Host $http_host;
  proxy_set_header X-Real-IP ${address};
  proxy_set_header X-Forwarded-For ${address};
  proxy_set_header X-Forwarded-Proto https;
  proxy_set_header X-Forwarded-Ssl on;
  location / { proxy_cache off; proxy_pass http://gitlab-workhorse; }
}`;
}

/** A value that is written unquoted. */
function word(value: RubyValue | undefined): string {
  if (typeof value !== "string" && typeof value !== "number") throw new TypeError(`no word: ${JSON.stringify(value)}`);
  return String(value);
}
