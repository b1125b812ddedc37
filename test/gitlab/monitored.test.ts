import assert from "node:assert/strict";
import type { Architecture } from "../../config/architecture.ts";
import { ports } from "../../gitlab/ports.ts";
import { tierArchitecture, tierForms } from "../fixtures/tierArchitectures.ts";
import { needsRuby } from "./ruby.ts";
import { evaluatedNode } from "./tierContext.ts";

/** Which parts of a configuration the tests read. */
type Evaluated = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A job of Prometheus. */
interface Job {
  readonly job_name: string;
  readonly static_configs?: readonly {
    readonly targets: readonly string[];
    readonly labels: { readonly node: string };
  }[];
  readonly ec2_sd_configs?: readonly {
    readonly port: number;
    readonly filters: readonly { readonly name: string; readonly values: readonly string[] }[];
  }[];
}

const evaluated = (...of: Parameters<typeof evaluatedNode>) => evaluatedNode(...of) as Evaluated;

const jobsOf = (architecture: Architecture) =>
  evaluated(architecture, "monitor-1").prometheus!.scrape_configs as readonly Job[];

/** What a job reads: roles and ports, as rows of the table of ports. */
function read(architecture: Architecture, { static_configs: named = [], ec2_sd_configs: found = [] }: Job): string[] {
  const ofNamed = named.flatMap(({ targets, labels }) =>
    targets.map((target) => {
      const [host, port] = target.split(":");
      if (host === "localhost") return "itself";
      assert.equal(host, `${labels.node}.full.gitlab.internal`);
      const { role } = architecture.namedNodes.find(({ name }) => name === labels.node)!;
      return `${role} ${port!}`;
    }),
  );
  const ofGroups = found.flatMap(({ port, filters }) => {
    const { values } = filters.find(({ name }) => name === "tag:gitlab:node")!;
    return values.map((role) => `${role} ${String(port)}`);
  });
  return [...ofNamed, ...ofGroups];
}

/** A node of each role, with its role; a group is called like its role. */
function onePerRole({ namedNodes, groups }: Architecture): (readonly [name: string, role: string])[] {
  const firsts = namedNodes.filter(({ name }) => name.endsWith("-1")).map(({ name, role }) => [name, role] as const);
  return [...firsts, ...groups.map(({ role }) => [role, role] as const)];
}

/** The ports at which a node answers others about itself. */
function answers(architecture: Architecture, name: string): number[] {
  const { node_exporter, gitlab_exporter, puma, gitlab_workhorse, registry, sidekiq, gitaly, praefect } = evaluated(
    architecture,
    name,
  );
  const addressOf = (configuration: unknown) =>
    (configuration as { readonly prometheus_listen_addr?: string } | undefined)?.prometheus_listen_addr;
  const joined = (address: unknown, port: unknown) => `${String(address)}:${String(port)}`;
  return [
    node_exporter?.listen_address,
    joined(gitlab_exporter?.listen_address, gitlab_exporter?.listen_port),
    joined(puma?.exporter_address, puma?.exporter_port),
    gitlab_workhorse?.prometheus_listen_addr,
    registry?.debug_addr,
    joined(sidekiq?.listen_address, sidekiq?.listen_port),
    addressOf(gitaly?.configuration),
    addressOf(praefect?.configuration),
  ].flatMap((address) => (/^0\.0\.0\.0:\d+$/.test(String(address)) ? [Number(String(address).split(":")[1])] : []));
}

describe("the monitor", function () {
  this.timeout(60_000);
  before(needsRuby);

  for (const { users, form } of tierForms) {
    const words = `${String(users)} users, high availability ${form.highAvailability}, ${form.gitaly}`;

    it(`reads every node at the ports where it answers, by rules that are all used: ${words}`, () => {
      const architecture = tierArchitecture(users, form);
      const all = new Set(jobsOf(architecture).flatMap((job) => read(architecture, job)));
      const rules = ports(architecture).filter(({ from }) => from === "monitor");
      assert.deepEqual(
        new Set([...rules.map(({ to, port }) => `${to} ${String(port)}`), "itself"]),
        new Set([...all, "internet 443", "itself"]),
      );
      assert.ok(all.has("itself"));
      for (const [name, role] of onePerRole(architecture)) {
        if (role === "monitor") continue;
        const wanted = rules.filter(({ to }) => to === role).map(({ port }) => port);
        assert.deepEqual(answers(architecture, name).toSorted(), wanted.toSorted(), name);
      }
    });

    it(`is not there unless it is asked for, and then only members may ask Praefect: ${words}`, () => {
      const architecture = tierArchitecture(users, form, "arm64", 0);
      assert.ok(!architecture.namedNodes.some(({ role }) => role === "monitor"));
      for (const [name, role] of onePerRole(architecture)) {
        assert.deepEqual(answers(architecture, name), role === "praefect" ? [9652] : [], name);
        const { node_exporter, gitlab_exporter, gitlab_rails } = evaluated(architecture, name);
        assert.deepEqual([node_exporter, gitlab_exporter], [{ enable: false }, { enable: false }], name);
        assert.equal(gitlab_rails!.prometheus_address, undefined, name);
      }
      const metrics = [9090, 9100, 9168, 9229, 9236, 9652, 8082, 8083, 5001];
      assert.deepEqual(
        ports(architecture)
          .filter(({ port }) => metrics.includes(port))
          .map(({ from, to, port }) => [from, to, port]),
        form.gitaly === "cluster" ? [["member", "praefect", 9652]] : [],
      );
    });
  }

  const architecture = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });

  it("has a job for each service, by the package's own names, and none for what no node has", () => {
    const names = (of: Architecture) => jobsOf(of).map(({ job_name: name }) => name);
    const all = [
      "node",
      "gitaly",
      "praefect",
      "gitlab-rails",
      "gitlab-workhorse",
      "registry",
      "gitlab-sidekiq",
      "gitlab_exporter_database",
      "gitlab_exporter_sidekiq",
      "gitlab_exporter_ruby",
    ];
    assert.deepEqual(names(architecture), all);
    const sharded = tierArchitecture(3000, { highAvailability: "on", gitaly: "sharded" });
    assert.deepEqual(
      names(sharded),
      all.filter((name) => name !== "praefect"),
    );
  });

  it("keeps as much as three quarters of its volume, below the alarm at 85 percent", () => {
    const sized = (sizeGiB: number): Architecture => ({
      ...architecture,
      namedNodes: architecture.namedNodes.map((node) => ({
        ...node,
        volumes: node.volumes.map((volume) => ({ ...volume, sizeGiB })),
      })),
    });
    for (const [sizeGiB, most] of [
      [20, "15GB"],
      [100, "75GB"],
      [250, "187GB"],
    ] as const) {
      assert.deepEqual(evaluated(sized(sizeGiB), "monitor-1").prometheus!.flags, {
        "storage.tsdb.retention.time": "30d",
        "storage.tsdb.retention.size": most,
      });
    }
  });

  it("keeps them longer if the stack file says so", () => {
    const gitlabRb = "prometheus['flags']['storage.tsdb.retention.time'] = '60d'";
    const nodes = { ...architecture.nodes, monitor: { ...architecture.nodes.monitor, gitlabRb } };
    assert.deepEqual(evaluated({ ...architecture, nodes }, "monitor-1").prometheus!.flags, {
      "storage.tsdb.retention.time": "60d",
      "storage.tsdb.retention.size": "75GB",
    });
  });

  it("is known to GitLab where it asks about itself", () => {
    for (const name of ["rails", "sidekiq"]) {
      assert.equal(
        evaluated(architecture, name).gitlab_rails!.prometheus_address,
        "monitor-1.full.gitlab.internal:9090",
      );
    }
    const asking = ports(architecture).filter(({ to }) => to === "monitor");
    assert.deepEqual(
      asking.map(({ from, port }) => `${from} ${String(port)}`),
      ["rails 9090", "sidekiq 9090"],
    );
  });
});
