import { readFileSync } from "node:fs";

/**
 * Keys that known-keys.txt lacks, each with its source. That list has every key of gitlab.rb.template of omnibus-gitlab
 * 440b1f83 (2026-08-21).
 */
const newerKeys = [
  // gitlab-nodes.md section 5: the nested registry and Pages blocks take the main block's keys (omnibus 19.2, registry.rb)
  ...["registry", "gitlab_pages"].flatMap((root) =>
    [
      "listen_https",
      "listen_port",
      "proxy_protocol",
      "real_ip_header",
      "real_ip_trusted_addresses",
      "redirect_http_to_https",
      "redirect_http_to_https_port",
      "ssl_certificate",
      "ssl_certificate_key",
    ].map((key) => `${root}['nginx']['${key}']`),
  ),
  // gitlab-nodes.md section 4: any enabled type without a bucket makes configuration fail, so it is disabled by 'enabled'
  "gitlab_rails['object_store']['objects']['agent_plan_content']['enabled']",
  "gitlab_rails['object_store']['objects']['pages']['enabled']",
  // in the package: cookbook monitoring, attributes/default.rb (omnibus-gitlab 440b1f83, 2026-08-21)
  "gitlab_exporter['env']",
  // in the package: cookbook gitlab, attributes/default.rb (omnibus-gitlab 440b1f83, 2026-08-21)
  "mailroom['enable']",
  // in the package: libraries/helpers/web_server_helper.rb (omnibus-gitlab 440b1f83, 2026-08-21)
  "gitlab_rails['internal_api_url']",
];

/** Every key that GitLab knows. */
export const knownKeys: readonly string[] = [
  ...readFileSync("test/gitlab/known-keys.txt", "utf8").split("\n"),
  ...newerKeys,
];
