import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Architecture } from "../../config/architecture.ts";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import { literal } from "../../gitlab/rb/literal.ts";
import { boxArchitecture, boxEndpoints, fullArchitecture } from "../fixtures/architectures.ts";

const render = (architecture: Architecture) => gitlabRb(architecture, architecture.statefulNodes[0]!, boxEndpoints);

const golden = { box: boxArchitecture, full: fullArchitecture };

/** Keys that newer templates have and the list of 2026-08 has not; each with its source. */
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
];

const ruby = spawnSync("ruby", ["--version"]).status === 0;

function needsRuby(this: Mocha.Context): void {
  if (ruby) return;
  console.log("SKIPPED: ruby is not installed; gitlab.rb was not evaluated");
  this.skip();
}

function evaluate(text: string): Record<string, Record<string, unknown>> {
  const secrets = join(mkdtempSync(join(tmpdir(), "rb-")), "secrets.json");
  writeFileSync(secrets, JSON.stringify({ initialRootPassword: "root's", smtpPassword: "mail's" }));
  const input = text.replace("/etc/gitlab/node-secrets.json", secrets);
  const { stdout, stderr, status } = spawnSync("ruby", ["test/gitlab/evaluate.rb"], { input, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Record<string, Record<string, unknown>>;
}

const nginx = {
  listen_port: 443,
  listen_https: true,
  redirect_http_to_https: true,
  redirect_http_to_https_port: 80,
  ssl_certificate: "/etc/gitlab/ssl/hop.crt",
  ssl_certificate_key: "/etc/gitlab/ssl/hop.key",
  proxy_protocol: true,
  real_ip_header: "proxy_protocol",
  real_ip_trusted_addresses: ["10.0.4.0/24", "10.0.5.0/24"],
};

describe("gitlab.rb", () => {
  for (const [name, architecture] of Object.entries(golden)) {
    it(`is the text of golden/${name}.rb`, () => {
      const path = `test/gitlab/golden/${name}.rb`;
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, render(architecture));
      assert.equal(render(architecture), readFileSync(path, "utf8"));
    });

    it(`has only keys that GitLab knows (${name})`, () => {
      const known = [...readFileSync("test/gitlab/known-keys.txt", "utf8").split("\n"), ...newerKeys];
      const used = render(architecture)
        .split("\n")
        .flatMap((line) => /^([a-z_]+(?:\['[a-z0-9_]+'\])*) ?(?:=| ')/.exec(line)?.[1] ?? [])
        .filter((key) => key !== "node_secrets" && key !== "require");
      assert.ok(used.length > 45, String(used.length));
      assert.deepEqual(
        used.filter((key) => !known.includes(key)),
        [],
      );
    });
  }

  it("means what was meant, when Ruby evaluates it", function () {
    needsRuby.call(this);
    const { gitlab_rails: rails, nginx: server, ...others } = evaluate(render(boxArchitecture));
    assert.match(
      String(server?.custom_nginx_config),
      /listen 0\.0\.0\.0:8888;[\s\S]*allow 10\.0\.4\.0\/24;[\s\S]*deny all;[\s\S]*proxy_pass http:\/\/gitlab-workhorse;/,
    );
    assert.deepEqual(rails, {
      nginx,
      trusted_proxies: ["10.0.4.0/24", "10.0.5.0/24"],
      monitoring_whitelist: ["127.0.0.0/8", "::1/128", "10.0.4.0/24", "10.0.5.0/24"],
      object_store: {
        enabled: true,
        connection: { provider: "AWS", region: "us-east-1", use_iam_profile: true },
        proxy_download: true,
        objects: {
          artifacts: { bucket: "b-artifacts" },
          external_diffs: { bucket: "b-external-diffs" },
          lfs: { bucket: "b-lfs" },
          uploads: { bucket: "b-uploads" },
          packages: { bucket: "b-packages" },
          dependency_proxy: { bucket: "b-dependency-proxy" },
          terraform_state: { bucket: "b-terraform-state" },
          ci_secure_files: { bucket: "b-ci-secure-files" },
          agent_plan_content: { enabled: false },
          pages: { enabled: false },
        },
      },
      auto_migrate: true,
      initial_root_password: "root's",
      store_initial_root_password: false,
      display_initial_root_password: false,
      gitlab_shell_ssh_port: 22,
      backup_path: "/var/opt/gitlab/backups",
      backup_keep_time: 86400,
      backup_upload_connection: { provider: "AWS", region: "us-east-1", use_iam_profile: true },
      backup_upload_remote_directory: "b-backups",
      gitlab_email_enabled: false,
    });
    assert.deepEqual(others, {
      external_url: "https://gitlab-dev.example.com",
      registry_external_url: "https://registry.gitlab-dev.example.com",
      letsencrypt: { enable: false },
      registry: {
        nginx,
        enable: true,
        database: { enabled: false },
        storage: { s3_v2: { bucket: "b-registry", region: "us-east-1" }, redirect: { disable: true } },
      },
      gitlab_pages: { enable: false },
      high_availability: { mountpoint: "/var/opt/gitlab" },
      package: { generate_default_secrets: true },
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
    });
  });

  it("has mail, Pages and the person's own text last, when they are asked for", function () {
    needsRuby.call(this);
    const { gitlab_rails: rails, gitlab_pages: pages, ...others } = evaluate(render(fullArchitecture));
    assert.deepEqual(pages, { nginx, enable: true, enable_disk: false });
    assert.equal(others.pages_external_url, "https://pages.example.com");
    const mail = Object.entries(rails ?? {}).filter(([key]) => /smtp|email|time_zone|proxy_download/.test(key));
    assert.deepEqual(Object.fromEntries(mail), {
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
      time_zone: "Europe/Berlin",
    });
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
