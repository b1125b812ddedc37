import assert from "node:assert/strict";
import { nodeDomain } from "../../config/nodeDomain.ts";
import { bundle } from "../../gitlab/bundle.ts";
import { environment } from "../../gitlab/environment.ts";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import { ports } from "../../gitlab/ports.ts";
import { storages } from "../../gitlab/repositoryStorages.ts";
import { roles, type RoleName } from "../../gitlab/roles.ts";
import { tierArchitecture, tierEndpoints, tierForms } from "../fixtures/tierArchitectures.ts";
import { checkGolden } from "../golden.ts";
import { knownKeys } from "./knownKeys.ts";
import { needsRuby } from "./ruby.ts";
import { evaluatedNode, tierContext } from "./tierContext.ts";

const cluster = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });
const sharded = tierArchitecture(3000, { highAvailability: "on", gitaly: "sharded" });

interface Evaluated {
  readonly gitaly: {
    readonly configuration: {
      readonly auth: { readonly token: string };
      readonly storage: readonly { readonly name: string; readonly path: string }[];
      readonly tls_listen_addr: string;
    };
  };
  readonly praefect: {
    readonly auto_migrate: boolean;
    readonly configuration: {
      readonly auth: { readonly token: string };
      readonly database: Readonly<Record<string, unknown>>;
      readonly tls_listen_addr: string;
      readonly virtual_storage: readonly {
        readonly name: string;
        readonly node: readonly { readonly storage: string; readonly address: string; readonly token: string }[];
      }[];
    };
  };
}

const evaluated = (...of: Parameters<typeof evaluatedNode>) => evaluatedNode(...of) as Evaluated;

describe("the roles of the tiers", () => {
  for (const [file, architecture, node] of [
    ["gitaly", sharded, "gitaly-2"],
    ["member", cluster, "cluster-1"],
    ["praefect", cluster, "praefect-1"],
    ["monitor", cluster, "monitor-1"],
    ["toolbox", cluster, "toolbox-1"],
    ["rails", cluster, "rails"],
    ["sidekiq", cluster, "sidekiq"],
  ] as const) {
    it(`have the gitlab.rb of golden/${file}.rb, with keys that GitLab knows`, () => {
      const text = gitlabRb(tierContext(architecture, node));
      checkGolden(`test/gitlab/golden/${file}.rb`, text);
      const used = [...text.matchAll(/^([a-z_]+(?:\['[a-z0-9_]+'\])+) =/gm)].map(([, key]) => key!);
      assert.ok(used.length > 10);
      const own = text.split("## From the stack file")[0]!;
      assert.deepEqual(
        used.filter((key) => own.includes(key) && !knownKeys.includes(key)),
        [],
      );
    });

    it(`have the variables of golden/${file}.env`, () => {
      checkGolden(`test/gitlab/golden/${file}.env`, environment(tierContext(architecture, node)));
    });
  }

  it("spread their nodes over the zones", () => {
    assert.deepEqual(
      cluster.namedNodes.map(({ name, zone }) => [name, zone]),
      [
        ["toolbox-1", 0],
        ["cluster-1", 0],
        ["cluster-2", 1],
        ["cluster-3", 2],
        ["praefect-1", 0],
        ["praefect-2", 1],
        ["praefect-3", 2],
        ["monitor-1", 0],
      ],
    );
  });

  it("have storages whose names a grown installation can keep", () => {
    assert.deepEqual(storages(cluster), [{ name: "default", host: `praefect.${nodeDomain("full")}`, port: 3305 }]);
    assert.deepEqual(
      storages(sharded).map(({ name, host }) => [name, host]),
      [
        ["default", "gitaly-1.full.gitlab.internal"],
        ["gitaly-2", "gitaly-2.full.gitlab.internal"],
        ["gitaly-3", "gitaly-3.full.gitlab.internal"],
      ],
    );
  });

  it("bring exactly the scripts of their steps, and hear only of their own secrets", () => {
    const { files } = JSON.parse(
      bundle(cluster, roles.praefect, tierContext(cluster, "praefect-1").node, tierEndpoints(cluster)),
    ) as { files: readonly { readonly path: string }[] };
    const paths = files.map(({ path }) => path);
    assert.ok(paths.includes("lib/certificate.sh"));
    assert.ok(!paths.includes("lib/authority.sh") && !paths.includes("lib/databases.sh"));
    assert.ok(!paths.includes("units/10-data-volume.conf"));
    const others = cluster.namedNodes.filter(({ role }) => role !== "toolbox");
    const all = others.map(({ name }) => environment(tierContext(cluster, name))).join("\n");
    for (const secret of ["'authorities'", "gitlab-secrets", "root-password", "ssh-host-keys", "master"]) {
      assert.ok(!all.includes(secret), secret);
    }
  });

  for (const { users, form } of tierForms) {
    const words = `${String(users)} users, high availability ${form.highAvailability}, ${form.gitaly}`;
    it(`agree with each other on names, ports and tokens: ${words}`, function () {
      needsRuby.call(this);
      this.timeout(60_000);
      const architecture = tierArchitecture(users, form);
      const named = (role: RoleName) => architecture.namedNodes.filter((node) => node.role === role);
      const rules = ports(architecture);
      const may = (from: string, to: string, port: number) =>
        rules.some((rule) => rule.from === from && rule.to === to && rule.port === port);
      const servers = [...named("gitaly"), ...named("member")].map(({ name, role }) => {
        const { configuration } = evaluated(architecture, name).gitaly;
        assert.equal(configuration.tls_listen_addr, "0.0.0.0:9999");
        assert.equal(configuration.storage.length, 1);
        assert.equal(configuration.auth.token, role === "member" ? "for members" : "for clients");
        return { storage: configuration.storage[0]!.name, address: `tls://${name}.full.gitlab.internal:9999` };
      });
      const names = servers.map(({ storage }) => storage);
      assert.equal(new Set(names).size, names.length);
      const praefects = named("praefect").map(({ name }) => evaluated(architecture, name).praefect);
      assert.equal(praefects.length, form.gitaly === "cluster" ? 3 : 0);
      assert.equal(praefects.filter(({ auto_migrate }) => auto_migrate).length, praefects.length === 0 ? 0 : 1);
      for (const { configuration } of praefects) {
        assert.equal(configuration.tls_listen_addr, "0.0.0.0:3305");
        assert.equal(configuration.auth.token, "for clients");
        assert.equal(configuration.database.user, "praefect_b");
        assert.equal(configuration.database.password, "new");
        assert.deepEqual(
          configuration.virtual_storage.map(({ name }) => name),
          ["default"],
        );
        assert.deepEqual(
          configuration.virtual_storage[0]!.node,
          servers.map((server) => ({ ...server, token: "for members" })),
        );
      }
      if (form.gitaly === "cluster") {
        assert.ok(may("praefectBalancer", "praefect", 3305));
        assert.ok(may("praefect", "member", 9999) && may("member", "member", 9999));
        assert.ok(may("member", "praefectBalancer", 3305));
        assert.ok(may("praefect", "database", 5432));
        assert.ok(!rules.some(({ from, to }) => from === "vpc" && ["member", "praefect"].includes(to)));
      } else {
        assert.ok(may("gitaly", "gitaly", 9999));
        assert.ok(!rules.some(({ to }) => ["member", "praefect", "praefectBalancer"].includes(to)));
      }
      for (const role of ["gitaly", "member"]) {
        if (named(role as RoleName).length > 0) assert.ok(may(role, "internalLoadBalancer", 443), role);
      }
    });
  }
});
