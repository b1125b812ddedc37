import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { tierArchitecture, tierForms } from "../fixtures/tierArchitectures.ts";
import { needsRuby } from "../gitlab/ruby.ts";
import { evaluatedNode } from "../gitlab/tierContext.ts";
import { freePort } from "../redis/redisServer.ts";
import { ec2Stub, type Ec2Stub } from "./ec2Stub.ts";
import { PrometheusServer, type ScrapeConfig } from "./prometheusServer.ts";

const missing = ["prometheus", "promtool"].filter((command) => spawnSync(command, ["--version"]).error);

/** What the monitor's gitlab.rb says about Prometheus. */
interface Said {
  readonly flags: Readonly<Record<string, string>>;
  readonly scrape_configs: readonly ScrapeConfig[];
}

const said = (...of: Parameters<typeof tierArchitecture>) =>
  (evaluatedNode(tierArchitecture(...of), "monitor-1") as { readonly prometheus: Said }).prometheus;

describe("the monitor's Prometheus", function () {
  this.timeout(60_000);
  before(needsRuby);
  before(function () {
    if (missing.length === 0) return;
    console.log(`SKIPPED: ${missing.join(" and ")} not installed; the configuration of Prometheus was not checked`);
    this.skip();
  });

  for (const { users, form } of tierForms) {
    it(`has a configuration that promtool accepts: ${String(users)} ${form.highAvailability} ${form.gitaly}`, () => {
      const { status, stderr } = PrometheusServer.check(said(users, form).scrape_configs);
      assert.equal(status, 0, stderr);
    });
  }

  it("is refused by promtool if a job is wrong, so that the checks above mean something", () => {
    const [first, ...others] = said(3000, { highAvailability: "on", gitaly: "cluster" }).scrape_configs;
    const { status, stderr } = PrometheusServer.check([{ ...first!, relabel_config: [] }, ...others]);
    assert.equal(status, 1);
    assert.match(stderr, /field relabel_config not found/);
  });

  describe("on a machine", () => {
    let ec2: Ec2Stub;
    let server: PrometheusServer;

    before(async () => {
      ec2 = await ec2Stub([
        { id: "i-1", address: "127.0.0.1", node: "rails" },
        { id: "i-2", address: "127.0.0.2", node: "sidekiq" },
      ]);
      const { flags, scrape_configs } = said(3000, { highAvailability: "on", gitaly: "cluster" });
      const asking = scrape_configs.map((job) => ({
        ...job,
        ...(job.ec2_sd_configs
          ? { ec2_sd_configs: job.ec2_sd_configs.map((one) => ({ ...one, endpoint: ec2.url })) }
          : {}),
      }));
      server = await PrometheusServer.start(await freePort(), asking, flags);
    });
    after(async () => {
      await server?.stop();
      ec2?.close();
    });

    it("asks EC2 for running nodes of the stack's groups alone", async () => {
      await server.targets("gitlab-rails", 1);
      const asked = ec2.requests.map((request) =>
        [1, 2, 3].map((one) => {
          const values = [1, 2].flatMap((two) => request.get(`Filter.${String(one)}.Value.${String(two)}`) ?? []);
          return `${request.get(`Filter.${String(one)}.Name`)!}=${values.join(",")}`;
        }),
      );
      const filters = (roles: string) => [
        "tag:gitlab:stack=full",
        `tag:gitlab:node=${roles}`,
        "instance-state-name=running",
      ];
      assert.deepEqual(
        new Set(asked.map((one) => one.toSorted().join(" "))),
        new Set(["rails", "sidekiq", "rails,sidekiq"].map((roles) => filters(roles).toSorted().join(" "))),
      );
    });

    it("reads what EC2 lists at its private address, and says of which group it is", async () => {
      assert.deepEqual(await server.targets("gitlab-rails", 1), [
        {
          scrapeUrl: "http://127.0.0.1:8083/metrics",
          labels: { instance: "127.0.0.1:8083", instance_id: "i-1", job: "gitlab-rails", node: "rails" },
        },
      ]);
      assert.deepEqual(
        (await server.targets("node", 10)).map(({ scrapeUrl, labels }) => `${labels.node!} ${scrapeUrl}`),
        [
          ...["cluster-1", "cluster-2", "cluster-3"].map((name) => [name, `${name}.full.gitlab.internal`] as const),
          ["monitor-1", "localhost"] as const,
          ...["praefect-1", "praefect-2", "praefect-3"].map((name) => [name, `${name}.full.gitlab.internal`] as const),
          ["rails", "127.0.0.1"] as const,
          ["sidekiq", "127.0.0.2"] as const,
          ["toolbox-1", "toolbox-1.full.gitlab.internal"] as const,
        ].map(([node, host]) => `${node} http://${host}:9100/metrics`),
      );
    });

    it("reads the database's figures on the toolbox, at their own paths", async () => {
      for (const path of ["database", "sidekiq", "ruby"]) {
        const [target] = await server.targets(`gitlab_exporter_${path}`, 1);
        assert.equal(target!.scrapeUrl, `http://toolbox-1.full.gitlab.internal:9168/${path}`);
      }
    });

    it("keeps series as long, and as much, as gitlab.rb says", async () => {
      assert.equal(await server.retention(), "30d or 75GiB");
    });
  });
});
