import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { readBrought } from "../../gitlab/files.ts";
import type { MetricName } from "../../gitlab/metrics.ts";
import { AuthorityWorld } from "./authorityWorld.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { allWithPraefect } from "./playedPraefect.ts";

const tool = "toolbox/opt/gitlab-node/current";

/** What Praefect answers on /db_metrics (gitaly, internal/praefect/datastore/collector_test.go, 2026). */
const counted = (...counts: readonly string[]) =>
  [
    "# HELP gitaly_praefect_unavailable_repositories Number of repositories that have no healthy, up to date replicas.",
    "# TYPE gitaly_praefect_unavailable_repositories gauge",
    ...counts.map(
      (count, position) =>
        `gitaly_praefect_unavailable_repositories{virtual_storage="storage-${String(position)}"} ${count}`,
    ),
    "# TYPE gitaly_praefect_verification_queue_depth gauge",
    'gitaly_praefect_verification_queue_depth{status="unverified",storage="cluster-1",virtual_storage="default"} 7',
    "",
  ].join("\n");

describe("what only some nodes report", function () {
  this.timeout(60_000);
  before(needsNodeTools);
  let world: AuthorityWorld;
  const praefect = allWithPraefect();
  beforeEach(() => {
    world = new AuthorityWorld();
    mkdirSync(world.path("toolbox/proc"), { recursive: true });
    world.put(`${tool}/report`, readBrought("scripts/report.sh"));
    world.put(`${tool}/lib/record.sh`, readBrought("scripts/lib/record.sh"));
    rmSync(world.path("bin/chown"));
  });
  afterEach(() => {
    world.remove();
  });

  /** The value that is published, with the real curl and the real openssl. */
  async function value(metric: MetricName, environment: Readonly<Record<string, string>>): Promise<number | undefined> {
    const all = {
      NODE: "node-1",
      REGION: "us-east-1",
      METRIC_NAMESPACE: "GitLab/dev",
      METRICS: metric,
      ...environment,
    };
    world.put(
      `${tool}/environment`,
      Object.entries(all)
        .map(([name, text]) => `${name}='${text}'\n`)
        .join(""),
    );
    const PATH = `${world.path("bin")}:${process.env.PATH ?? ""}`;
    const env = { ...process.env, PATH, WORLD: world.path("world"), GITLAB_NODE_ROOT: world.path("toolbox") };
    const child = spawn("bash", [world.path(tool, "report")], { env, stdio: ["ignore", "ignore", "inherit"] });
    const [code] = (await once(child, "close")) as [number];
    assert.equal(code, 0);
    const published = JSON.parse(world.read("world/metrics.json")) as { MetricName: string; Value: number }[];
    assert.deepEqual(
      published.filter(({ MetricName }) => MetricName !== metric),
      [],
    );
    return published[0]?.Value;
  }

  const repositories = () => value("UnavailableRepositories", { PRAEFECT_METRICS_PORT: praefect.port });

  for (const [counts, sum] of [
    [["0"], 0],
    [["0", "3"], 3],
    [["2", "1e+06"], 1_000_002],
  ] as const) {
    it(`is the sum of Praefect's counts: ${counts.join(" and ")}`, async () => {
      praefect.answer = counted(...counts);
      assert.equal(await repositories(), sum);
    });
  }

  it("is nothing where Praefect does not count, which raises the alarm", async () => {
    praefect.answer = counted();
    assert.equal(await repositories(), undefined);
    praefect.answer = undefined;
    assert.equal(await repositories(), undefined);
    assert.equal(await value("UnavailableRepositories", { PRAEFECT_METRICS_PORT: "1" }), undefined);
  });

  it("is the trusted authority that ends first", async () => {
    const make = (settings: string) => {
      const { status, output } = world.run("toolbox", "make_authorities install_trusted", settings);
      assert.equal(status, 0, output);
    };
    symlinkSync("/bin/true", world.path("bin/chown"));
    const days = async (AUTHORITIES: string, least: number) => {
      const left = await value("AuthorityDays", { AUTHORITIES });
      assert.ok(left === least || left === least + 1, String(left)); // a second may pass meanwhile
    };
    make("authority_days=20");
    await days("1", 19);
    world.trusted = "1 2";
    make("");
    await days("1 2", 19);
    await days("2 1", 19);
    await days("2", 3649);
  });

  it("is nothing where a trusted authority is not there, which raises the alarm", async () => {
    assert.ok(!existsSync(world.path("toolbox/etc/gitlab/trusted-certs")));
    assert.equal(await value("AuthorityDays", { AUTHORITIES: "1" }), undefined);
  });
});
