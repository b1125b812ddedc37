import assert from "node:assert/strict";
import { checkGolden } from "../golden.ts";
import fc from "fast-check";
import type { Architecture } from "../../config/architecture.ts";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { literal } from "../../gitlab/rb/literal.ts";
import { boxArchitecture, boxEndpoints, fullArchitecture } from "../fixtures/architectures.ts";
import { evaluateRb } from "./evaluateRb.ts";
import { knownKeys } from "./knownKeys.ts";
import { needsRuby } from "./ruby.ts";

const render = (architecture: Architecture, role: Role = roles.box) =>
  gitlabRb({ architecture, role, node: architecture.namedNodes[0]!, endpoints: boxEndpoints });

const golden = { box: boxArchitecture, full: fullArchitecture };

const evaluate = (text: string) =>
  evaluateRb(text, { rootPassword: "root's", smtpPassword: "mail's", incomingMailPassword: "mailbox's" });

const subnets = ["10.0.4.0/24", "10.0.5.0/24"];

const nginx = {
  listen_port: 443,
  listen_https: true,
  redirect_http_to_https: true,
  redirect_http_to_https_port: 80,
  ssl_certificate: "/etc/gitlab/ssl/hop.crt",
  ssl_certificate_key: "/etc/gitlab/ssl/hop.key",
  proxy_protocol: true,
  real_ip_header: "proxy_protocol",
  real_ip_trusted_addresses: subnets,
};

const readiness = (domain: string) => `server {
  listen 0.0.0.0:8888;
  listen 0.0.0.0:8889 proxy_protocol;
  server_tokens off;
  access_log off;
  allow 127.0.0.1;
  allow 10.0.4.0/24;
  allow 10.0.5.0/24;
  deny all;
  location = /-/readiness {
    proxy_cache off;
    proxy_set_header Host ${domain};
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto https;
    proxy_set_header X-Forwarded-Ssl on;
    proxy_pass http://gitlab-workhorse;
  }
  location / { return 404; }
}
`;

const objects = {
  artifacts: { bucket: "b-artifacts" },
  external_diffs: { bucket: "b-external-diffs" },
  lfs: { bucket: "b-lfs" },
  uploads: { bucket: "b-uploads" },
  packages: { bucket: "b-packages" },
  dependency_proxy: { bucket: "b-dependency-proxy" },
  terraform_state: { bucket: "b-terraform-state" },
  ci_secure_files: { bucket: "b-ci-secure-files" },
  agent_plan_content: { enabled: false },
};

const rails = (region: string, closed: boolean) => ({
  nginx,
  trusted_proxies: subnets,
  monitoring_whitelist: ["127.0.0.0/8", "::1/128", ...subnets],
  object_store: {
    enabled: true,
    connection: { provider: "AWS", region, use_iam_profile: true },
    proxy_download: closed,
    objects: { ...objects, pages: { enabled: false } } as object,
  },
  auto_migrate: true,
  initial_root_password: "root's",
  store_initial_root_password: false,
  display_initial_root_password: false,
  gitlab_shell_ssh_port: 22,
  backup_path: "/var/opt/gitlab/backups",
  backup_keep_time: 86400,
});

const registry = (region: string, closed: boolean) => ({
  nginx,
  uid: 305,
  gid: 305,
  enable: true,
  database: { enabled: false },
  storage: { s3_v2: { bucket: "b-registry", region, objectownership: true }, redirect: { disable: closed } },
});

const box = {
  external_url: "https://gitlab-dev.example.com",
  registry_external_url: "https://registry.gitlab-dev.example.com",
  letsencrypt: { enable: false },
  nginx: { custom_nginx_config: readiness("gitlab-dev.example.com") },
  gitlab_rails: { ...rails("us-east-1", true), gitlab_email_enabled: false },
  registry: registry("us-east-1", true),
  gitlab_pages: { enable: false },
  gitlab_kas: { enable: true },
  high_availability: { mountpoint: "/var/opt/gitlab" },
  package: { generate_default_secrets: true },
  user: { uid: 301, gid: 301 },
  web_server: { uid: 302, gid: 302 },
  redis: { uid: 303, gid: 303 },
  postgresql: { uid: 304, gid: 304 },
  prometheus: { uid: 306, gid: 306 },
  puma: { worker_processes: 8 },
  sidekiq: { concurrency: 20 },
  gitaly: {
    configuration: {
      storage: [{ name: "default", path: "/var/opt/gitlab/git-data/repositories" }],
      pack_objects_cache: { enabled: true },
    },
    env: { NTP_HOST: "169.254.169.123" },
  },
  gitlab_sshd: { enable: true, listen_address: "0.0.0.0:2222", proxy_protocol: false },
};

const open = rails("eu-west-1", false);

const full = {
  ...box,
  external_url: "https://gitlab.example.com",
  registry_external_url: "https://images.example.com",
  pages_external_url: "https://pages.example.com",
  nginx: { custom_nginx_config: readiness("gitlab.example.com") },
  gitlab_rails: {
    ...open,
    object_store: { ...open.object_store, objects: { ...objects, pages: { bucket: "b-pages" } } },
    pages_local_store_enabled: false,
    gitlab_email_enabled: true,
    gitlab_email_from: "gitlab@example.com",
    gitlab_email_reply_to: "gitlab@example.com",
    smtp_enable: true,
    smtp_address: "mail.example.com",
    smtp_port: 587,
    smtp_user_name: "gitlab",
    smtp_password: "mail's",
    smtp_domain: "example.com",
    smtp_authentication: "login",
    smtp_tls: false,
    smtp_enable_starttls_auto: true,
    smtp_openssl_verify_mode: "peer",
    incoming_email_enabled: true,
    incoming_email_address: "incoming+%{key}@example.com",
    incoming_email_delivery_method: "webhook",
    incoming_email_host: "imap.example.com",
    incoming_email_port: 993,
    incoming_email_ssl: true,
    incoming_email_email: "incoming",
    incoming_email_password: "mailbox's",
    incoming_email_mailbox_name: "inbox",
    incoming_email_idle_timeout: 60,
    incoming_email_delete_after_delivery: true,
    incoming_email_expunge_deleted: false,
    time_zone: "Europe/Berlin",
  },
  registry: registry("eu-west-1", false),
  gitlab_pages: { nginx, enable: true, enable_disk: false },
  mailroom: { enable: true },
};

describe("gitlab.rb", () => {
  for (const [name, architecture] of Object.entries(golden)) {
    it(`is the text of golden/${name}.rb`, () => {
      checkGolden(`test/gitlab/golden/${name}.rb`, render(architecture));
    });

    it(`has only keys that GitLab knows (${name})`, () => {
      const used = render(architecture)
        .split("\n")
        .flatMap((line) => /^([a-z_]+(?:\['[a-z0-9_]+'\])*) ?(?:=| ')/.exec(line)?.[1] ?? [])
        .filter((key) => key !== "node_secrets" && key !== "require");
      assert.ok(used.length > 45, String(used.length));
      assert.deepEqual(
        used.filter((key) => !knownKeys.includes(key)),
        [],
      );
    });
  }

  it("means exactly what was meant for the dev stack, when Ruby evaluates it", function () {
    needsRuby.call(this);
    assert.deepEqual(evaluate(render(boxArchitecture)), box);
  });

  it("means exactly what was meant with every option", function () {
    needsRuby.call(this);
    assert.deepEqual(evaluate(render(fullArchitecture)), full);
  });

  it("ends with the person's own text, so it wins", () => {
    assert.ok(render(fullArchitecture).trimEnd().endsWith("gitlab_rails['time_zone'] = 'Europe/Berlin'"));
  });

  it("quotes any value so that Ruby gives it back", function () {
    needsRuby.call(this);
    const value = fc.oneof(
      fc.string({ unit: "binary" }).filter((text) => text.isWellFormed() && !text.includes("\0")),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom("#{1}", "\\", "'", "\n", "\\'"),
    );
    const sample = fc.sample(fc.oneof(value, fc.array(value), fc.dictionary(fc.string(), value)), {
      numRuns: 300,
      seed: 7,
    });
    const text = `sample(${literal(JSON.parse(JSON.stringify(sample)) as string[])})`;
    assert.deepEqual(evaluate(text).sample, JSON.parse(JSON.stringify(sample)));
  });
});
