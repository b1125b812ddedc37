import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { environment } from "../../gitlab/environment.ts";
import { readBrought } from "../../gitlab/files.ts";
import { roles } from "../../gitlab/roles.ts";
import { tierArchitecture, tierEndpoints } from "../fixtures/tierArchitectures.ts";
import type { Ended, World } from "../scripts/world.ts";
import { eachWithNewWorlds, newWorld } from "../scripts/worlds.ts";
import type { RedisServer } from "./redisServer.ts";
import { tlsRedis } from "./tlsRedis.ts";

const isHere = spawnSync("redis-server", ["--version"]).status === 0;
const architecture = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });
const node = architecture.namedNodes.find(({ role }) => role === "toolbox")!;
const token = "x".repeat(64);

describe("the report of Sidekiq's latency, from a real Redis over TLS", function () {
  this.timeout(60_000);
  eachWithNewWorlds();
  let world: World;
  let redis: RedisServer;

  before(function () {
    if (isHere) return;
    console.log("SKIPPED: redis-server is not installed; the latency of Sidekiq was not read");
    this.skip();
  });

  beforeEach(async () => {
    world = newWorld();
    const started = await tlsRedis(world.folder, token);
    redis = started.server;
    const { port } = started;
    const endpoints = { ...tierEndpoints(architecture), caches: { redis: { host: "localhost", port } } };
    world.put(
      "root/opt/gitlab-node/releases/one/environment",
      environment({ architecture, role: roles.toolbox, node, endpoints }),
    );
    world.put("root/opt/gitlab-node/releases/one/latency", readBrought("scripts/latency.sh"));
    world.put("root/etc/gitlab/node-secrets.json", JSON.stringify({ redisToken: token }));
  });
  afterEach(() => redis.stop());

  /** Runs until the node gets another release, which it does while the first report is on its way. */
  const reportOnce = async (): Promise<Ended> => {
    world.remove("root/opt/gitlab-node/current");
    symlinkSync("releases/one", join(world.root, "opt/gitlab-node/current"));
    world.put("bin/sleep", `#!/bin/bash\nln -sfn releases/two '${world.root}/opt/gitlab-node/current'\n`);
    assert.equal(spawnSync("chmod", ["+x", join(world.folder, "bin/sleep")]).status, 0);
    const ended = await world.run("opt/gitlab-node/current/latency", [], {
      REDIS_CLI: "redis-cli",
      REDIS_CA: join(world.folder, "redis.crt"),
    });
    assert.equal(ended.code, 0, ended.output);
    assert.match(ended.output, /the node has another release: systemd starts that one\n$/);
    return ended;
  };
  const reported = async () => {
    const { output } = await reportOnce();
    assert.doesNotMatch(output, /nothing was reported/);
    const [metric] = JSON.parse(world.read("world/metrics.json")) as readonly { readonly Value: number }[];
    assert.deepEqual({ ...metric, Value: 0 }, { MetricName: "SidekiqLatencySeconds", Value: 0, Unit: "Seconds" });
    assert.ok(
      world.calls().some((call) => call.includes("put-metric-data --region eu-west-1 --namespace GitLab/full ")),
    );
    return metric!.Value;
  };
  const push = (queue: string, ...jobs: readonly object[]) => {
    redis.ask(
      `SADD queues ${queue}`,
      ...jobs.map((job) => `LPUSH queue:${queue} ${JSON.stringify(JSON.stringify(job))}`),
    );
  };
  const ago = (seconds: number) => Date.now() / 1000 - seconds;
  const about = (value: number, seconds: number) => {
    assert.ok(value >= seconds && value < seconds + 20, `${String(value)} instead of ${String(seconds)}`);
  };

  it("is of the oldest job, whichever queue it is in", async () => {
    push("default", { class: "One", args: ["a 'quote'\n"], enqueued_at: ago(70) }, { enqueued_at: ago(5) });
    push("mailers", { enqueued_at: ago(300) }, { enqueued_at: ago(200) });
    push("empty");
    about(await reported(), 300);
  });

  it("is 0 where no job waits, and where there never was one", async () => {
    assert.equal(await reported(), 0);
    push("default");
    assert.equal(await reported(), 0);
  });

  it("reads milliseconds as well, which Sidekiq writes from version 8 on", async () => {
    push("default", { enqueued_at: Math.round(ago(90) * 1000) });
    about(await reported(), 90);
  });

  it("counts from its creation for a job that was not enqueued by itself, and never below 0", async () => {
    push("default", { created_at: ago(40) });
    about(await reported(), 40);
    push("other", { enqueued_at: ago(-500) });
    redis.ask("DEL queue:default");
    assert.equal(await reported(), 0);
  });

  for (const [what, spoil] of [
    [
      "refuses the password",
      () => {
        world.put("root/etc/gitlab/node-secrets.json", '{"redisToken": "another"}');
      },
    ],
    [
      "has another authority's certificate",
      () => {
        spawnSync("openssl", [
          ...[
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-subj",
            "/CN=localhost",
          ],
          ...["-keyout", "/dev/null", "-out", join(world.folder, "redis.crt")],
        ]);
      },
    ],
    [
      "has a job that is no JSON",
      () => {
        redis.ask("SADD queues default", "RPUSH queue:default secret-argument");
      },
    ],
    ["is gone", () => redis.stop()],
  ] as const) {
    it(`says nothing to CloudWatch if the cache ${what}, and shows no secret`, async () => {
      push("default", { args: ["secret-argument"], enqueued_at: ago(70) });
      await spoil();
      const { output } = await reportOnce();
      assert.match(
        output,
        /nothing was reported: either localhost:\d+ does not answer as it should, or CloudWatch does not\n/,
      );
      assert.ok(!world.has("world/metrics.json"));
      assert.doesNotMatch(output, new RegExp(`${token}|secret-argument`));
      assert.doesNotMatch(world.calls().join("\n"), new RegExp(token));
    });
  }

  it("has its own place among the units: it starts with the node, and again with each release", () => {
    const unit = readFileSync("gitlab/units/gitlab-node-latency.service", "utf8");
    assert.match(unit, /\nRestart=always\n/);
    assert.match(unit, /\nWantedBy=multi-user\.target\n/);
    assert.doesNotMatch(unit, /^After=.*gitlab-converge/m);
  });
});
