import assert from "node:assert/strict";
import type { Architecture } from "../../config/architecture.ts";
import { registryPool } from "../../config/decisions/connectionDemand.ts";
import { ports } from "../../gitlab/ports.ts";
import { roles } from "../../gitlab/roles.ts";
import { tierArchitecture, tierForms } from "../fixtures/tierArchitectures.ts";
import { needsRuby } from "./ruby.ts";
import { evaluatedNode, tierContext } from "./tierContext.ts";

/** Which parts of a configuration the tests read. */
interface Evaluated {
  readonly external_url: string;
  readonly registry_external_url: string;
  readonly gitlab_rails: Readonly<Record<string, unknown>> & {
    readonly db_port: number;
    readonly redis_port: number;
    readonly smtp_port: number;
    readonly repositories_storages: Readonly<Record<string, { readonly gitaly_address: string }>>;
    readonly nginx: Readonly<Record<string, unknown>>;
  };
  readonly nginx: { readonly custom_nginx_config: string };
  readonly registry: Readonly<Record<string, unknown>>;
  readonly gitlab_sshd: Readonly<Record<string, unknown>>;
  readonly gitlab_workhorse: Readonly<Record<string, unknown>>;
  readonly gitlab_kas: Readonly<Record<string, unknown>>;
  readonly puma: Readonly<Record<string, unknown>> & { readonly worker_processes: number };
  readonly node_exporter: Readonly<Record<string, unknown>>;
  readonly sidekiq: Readonly<Record<string, unknown>> & { readonly queue_groups: readonly string[] };
}

const evaluated = (...of: Parameters<typeof evaluatedNode>) => evaluatedNode(...of) as Evaluated;

const portOf = (address: unknown) => Number(/:(\d+)$/.exec(String(address))![1]);

/** Whom a node of the application asks, by its configuration, as rows of the table of ports. */
function asked(architecture: Architecture, { gitlab_rails: rails }: Evaluated): string[] {
  const storages = Object.values(rails.repositories_storages).map(({ gitaly_address: address }) => {
    const party = address.startsWith("tls://praefect.") ? "praefectBalancer" : "gitaly";
    return `${party} ${String(portOf(address))}`;
  });
  return [
    ...new Set(storages),
    `database ${String(rails.db_port)}`,
    ...(rails.db_load_balancing === undefined ? [] : [`databaseReplicas ${String(rails.db_port)}`]), // the same port on all
    `cache ${String(rails.redis_port)}`,
    `internet ${String(rails.smtp_port)}`,
    ...[443, 80, 22].map((port) => `internet ${String(port)}`),
    ...[443, 80].map((port) => `internalLoadBalancer ${String(port)}`),
    ...architecture.groups.map(({ role }) => `${role} 8155`),
    ...(rails.prometheus_address === undefined ? [] : [`monitor ${String(portOf(rails.prometheus_address))}`]),
  ];
}

const shared = [
  "db_host",
  "db_port",
  "db_database",
  "db_username",
  "db_password",
  "db_sslmode",
  "db_sslrootcert",
  "redis_host",
  "redis_port",
  "redis_password",
  "redis_ssl",
  "repositories_storages",
  "object_store",
  "smtp_address",
  "smtp_password",
  "auto_migrate",
] as const;

const forms = tierForms.flatMap((form) => (["arm64", "x86_64"] as const).map((cpu) => ({ ...form, cpu })));

describe("Rails and Sidekiq", function () {
  this.timeout(60_000);
  before(needsRuby);

  for (const { users, form, cpu } of forms) {
    const words = `${String(users)} users, high availability ${form.highAvailability}, ${form.gitaly}, ${cpu}`;
    it(`agree with the others and with the rules: ${words}`, () => {
      const architecture = tierArchitecture(users, form, cpu);
      const rules = ports(architecture);
      const ruled = (from: string) =>
        rules.filter((rule) => rule.from === from).map(({ to, port }) => `${to} ${String(port)}`);
      const [rails, sidekiq, toolbox] = ["rails", "sidekiq", "toolbox-1"].map((name) =>
        evaluated(architecture, name),
      ) as [Evaluated, Evaluated, Evaluated];

      const common = ({ gitlab_rails: settings }: Evaluated) => shared.map((key) => [key, settings[key]]);
      assert.deepEqual(common(rails), common(sidekiq));
      assert.deepEqual(
        common(toolbox).filter(([key]) => key !== "auto_migrate"),
        common(rails).filter(([key]) => key !== "auto_migrate"),
      );
      assert.deepEqual([rails.gitlab_rails.auto_migrate, toolbox.gitlab_rails.auto_migrate], [false, true]);
      assert.deepEqual(
        [rails.external_url, rails.registry_external_url],
        [sidekiq.external_url, sidekiq.registry_external_url],
      );

      assert.deepEqual(asked(architecture, rails).toSorted(), ruled("rails").toSorted());
      assert.deepEqual(asked(architecture, sidekiq).toSorted(), ruled("sidekiq").toSorted());
      for (const node of [rails, sidekiq]) {
        assert.equal(portOf(node.gitlab_kas.private_api_listen_address), 8155);
        assert.equal(node.gitlab_kas.enable, true);
      }

      const listening = [
        rails.gitlab_rails.nginx.listen_port,
        rails.gitlab_rails.nginx.redirect_http_to_https_port,
        portOf(rails.gitlab_sshd.listen_address),
        portOf(rails.gitlab_kas.private_api_listen_address),
        rails.puma.exporter_port,
        portOf(rails.gitlab_workhorse.prometheus_listen_addr),
        portOf(rails.registry.debug_addr),
        portOf(rails.node_exporter.listen_address),
        ...[...rails.nginx.custom_nginx_config.matchAll(/listen 0\.0\.0\.0:(\d+)/g)].map(([, port]) => Number(port)),
      ];
      const reached = rules.filter(({ to }) => to === "rails").map(({ port }) => port);
      assert.deepEqual(new Set(listening), new Set(reached));
      assert.deepEqual(
        rules.filter(({ to }) => to === "sidekiq").map(({ from, port }) => `${from} ${String(port)}`),
        ["rails 8155", "sidekiq 8155", "monitor 9100", "monitor 8082"],
      );
    });

    it(`fit into their nodes, and into the connections of the database: ${words}`, () => {
      const architecture = tierArchitecture(users, form, cpu);
      const [rails, sidekiq] = ["rails", "sidekiq"].map((name) => evaluated(architecture, name)) as [
        Evaluated,
        Evaluated,
      ];
      const node = (name: string) => tierContext(architecture, name).node;
      const gib = 1024 ** 3;
      // Where GitLab ends a process: 1,200 MB of Puma, 2,000,000 KB of Sidekiq (doc/administration/operations/puma.md and
      // doc/administration/sidekiq/sidekiq_memory_killer.md, 2026). The package leaves 1.5 GiB to the rest.
      const { worker_processes: workers } = rails.puma;
      assert.ok((workers * 1200 * 1000 ** 2) / gib + 1.5 <= node("rails").memoryGiB, String(workers));
      const { queue_groups: processes } = sidekiq.sidekiq;
      assert.deepEqual(processes, Array(node("sidekiq").vcpu).fill("*"));
      assert.ok((processes.length * 2_000_000 * 1024) / gib + 1.5 <= node("sidekiq").memoryGiB);

      const most = (role: string) => {
        const group = architecture.groups.find((one) => one.role.valueOf() === role)!;
        return group.max + group.surge;
      };
      const planned = Object.fromEntries(
        architecture.database!.demand.needs.map(({ client, connections }) => [client, connections]),
      );
      assert.equal(planned.Rails, 2 * most("rails") * workers * 4);
      assert.equal(planned.Sidekiq, 2 * most("sidekiq") * processes.length * (Number(sidekiq.sidekiq.concurrency) + 1));
      assert.equal(planned.registry, most("rails") * registryPool);
    });
  }

  const architecture = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });
  const rails = () => evaluated(architecture, "rails");
  const sidekiq = () => evaluated(architecture, "sidekiq");

  it("has the registry with its database on Rails alone, as the login that is current", () => {
    assert.deepEqual(rails().registry.database, {
      enabled: true,
      host: "gitlab.abc.eu-west-1.rds.amazonaws.com",
      port: 5432,
      dbname: "registry",
      user: "registry_b",
      password: "after",
      sslmode: "verify-full",
      sslrootcert: "/etc/pki/rds/bundle.pem",
      pool: { maxopen: 25 },
    });
    assert.equal(rails().registry.auto_migrate, false);
    assert.equal(sidekiq().registry.enable, false);
    assert.equal(sidekiq().gitlab_rails.registry_api_url, sidekiq().registry_external_url);
  });

  it("lets agents find each other's node by its address in the network, where the network is known", () => {
    const env = { SSL_CERT_DIR: "/opt/gitlab/embedded/ssl/certs/" };
    assert.deepEqual(rails().gitlab_kas.env, { ...env, OWN_PRIVATE_API_CIDR: "10.0.0.0/16" });
    const existing = {
      ...architecture,
      network: {
        kind: "existing",
        vpcId: "vpc-1",
        publicSubnetIds: [],
        privateSubnetIds: [],
        dataSubnetIds: [],
        natAddresses: [],
      },
    } as const;
    assert.deepEqual(evaluated(existing, "rails").gitlab_kas.env, env);
  });

  it("lets work end as long as the plan says, before the hook of the group is over", () => {
    const groups = architecture.groups.map((group) => ({ ...group, drainSeconds: 900 }));
    const shorter = { ...architecture, groups };
    const node = evaluated(shorter, "rails");
    assert.deepEqual(
      [node.gitlab_workhorse.shutdown_timeout, node.gitlab_sshd.grace_period, node.registry.http_draintimeout],
      ["900s", 900, "900s"],
    );
    assert.equal(evaluated(shorter, "sidekiq").sidekiq.shutdown_timeout, 870);
  });

  it("make nothing that all of them share", () => {
    for (const { secrets, migrates, holdsData } of [roles.rails, roles.sidekiq]) {
      assert.deepEqual([secrets.publish, migrates, holdsData], [[], false, false]);
    }
    assert.equal(rails().gitlab_sshd.generate_host_keys, false);
  });
});
