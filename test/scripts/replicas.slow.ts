import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { refusal } from "./acting.ts";
import { recordOn } from "./laidOutToolbox.ts";
import { play } from "./play.ts";
import { allWithPraefect, type PlayedPraefect } from "./playedPraefect.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

/** What Praefect answers on /db_metrics (gitaly, internal/praefect/datastore/collector.go, 15). */
const known = 'gitaly_praefect_unavailable_repositories{virtual_storage="default"} 2\n';
const queue = (target: string, state: string, jobs: number) =>
  `gitaly_praefect_replication_queue_depth{state="${state}",target_node="${target}",virtual_storage="default"} ${String(jobs)}\n`;

const behind = (jobs: number, version = "19.3.0") =>
  `other members of the cluster lack writes that cluster-1 may have (jobs of replication: ${String(jobs)}): see gitlab-ctl status and gitlab-ctl tail gitaly on them, and nothing was touched here. Repair that with gitlabVersion 19.2.1 first, then run pulumi up with ${version} again`;

/**
 * Gives each test of a suite a node that asks a played Praefect with the real curl. Call it inside the suite.
 *
 * @param take gets the node before each test
 */
function eachWithPraefect(take: (world: World) => void): PlayedPraefect {
  eachWithNewWorlds();
  const praefect = allWithPraefect();
  beforeEach(() => {
    const world = newWorld();
    rmSync(join(world.folder, "bin/curl"));
    take(world);
  });
  return praefect;
}

describe("a member of a cluster that is to get another package", function () {
  this.timeout(60_000);
  let world: World;
  const praefect = eachWithPraefect((node) => {
    world = node;
    world.put("world/installed", "19.2.1");
    recordOn(world, { ready: "19.2.1" });
  });

  /** Why it does not go on; the first of the two Praefects never answers. */
  const asked = (version?: string) => {
    return refusal(
      world,
      `NODE=cluster-1 MEMBERS='cluster-1 cluster-2 cluster-3 cluster-10' RECORDS=bucket REPLICAS_WAIT_SECONDS=1 PRAEFECTS='127.0.0.2 127.0.0.1' PRAEFECT_METRICS_PORT=${praefect.port}; await_replicas`,
      version,
    );
  };

  for (const [what, metrics, reason] of [
    ["goes on when nothing is left to replicate", known, undefined],
    [
      "waits for jobs whose target is another member, whether they wait, run or have failed",
      known + queue("cluster-2", "ready", 3) + queue("cluster-3", "in_progress", 1) + queue("cluster-3", "failed", 2),
      behind(6),
    ],
    ["does not wait for what it lacks itself", known + queue("cluster-1", "ready", 9), undefined],
    ["knows its own name from a longer one", known + queue("cluster-10", "ready", 1), behind(1)],
    [
      "does not wait for members that are no longer there",
      known + queue("cluster-4", "ready", 7) + queue("cluster-1", "ready", 7) + queue("cluster-30", "failed", 7),
      undefined,
    ],
    [
      "does not wait for what is over",
      known + queue("cluster-2", "completed", 5) + queue("cluster-2", "dead", 1),
      undefined,
    ],
  ] as const) {
    it(what, async () => {
      praefect.answer = metrics;
      assert.equal(await asked(), reason);
    });
  }

  it("takes no answer, or half of one, for none", async () => {
    for (const none of [undefined, "", queue("cluster-1", "ready", 1)]) {
      praefect.answer = none;
      assert.match(
        (await asked()) ?? "",
        /^no Praefect says whether the other members have what cluster-1 has \(127\.0\.0\.2 127\.0\.0\.1\): /,
      );
    }
  });

  it("waits until they are done", async () => {
    praefect.answer = known + queue("cluster-2", "ready", 3);
    setTimeout(() => (praefect.answer = known), 300);
    assert.equal(await asked(), undefined);
  });

  it("asks nobody in a new installation, and without another package", async () => {
    praefect.answer = undefined;
    world.remove("world/s3/b-configuration/records");
    assert.equal(await asked(), undefined);
    recordOn(world, { ready: "19.2.1" });
    world.put("world/installed", "19.3.0");
    assert.equal(await asked(), undefined);
  });

  it("lets the release before reach a member that died in the middle of an upgrade, from both packages", async () => {
    praefect.answer = known + queue("cluster-3", "ready", 6);
    for (const installed of ["19.3.0", "19.2.1"]) {
      world.put("world/installed", installed);
      assert.equal(await asked("19.2.1"), undefined);
    }
    assert.equal(await asked(), behind(6));
  });

  it("sends back to the release that the database is ready for, whatever package is here", async () => {
    praefect.answer = known + queue("cluster-3", "ready", 6);
    world.put("world/installed", "19.3.0");
    assert.equal(await asked("19.3.1"), behind(6, "19.3.1"));
  });
});

describe("a member of a cluster that was away", function () {
  this.timeout(60_000);
  let world: World;
  const praefect = eachWithPraefect((node) => (world = node));

  /** What it says, with a second of patience. */
  const said = async () => {
    const { code, output } = await play(
      world,
      `NODE=cluster-1 MEMBERS='cluster-1 cluster-2' REPLICAS_WAIT_SECONDS=1 READINESS_POLL_SECONDS=1 PRAEFECTS=127.0.0.1 PRAEFECT_METRICS_PORT=${praefect.port}; catch_up`,
    );
    assert.equal(code, 0, output);
    return output.replace(/^\S+ converge: /, "").trim();
  };

  it("waits until it has what it lacks", async () => {
    praefect.answer = known + queue("cluster-1", "ready", 3);
    setTimeout(() => (praefect.answer = known), 300);
    assert.equal(await said(), "");
  });

  it("goes on, and says so, if that does not end", async () => {
    praefect.answer = known + queue("cluster-1", "failed", 3);
    assert.equal(
      await said(),
      "this node still lacks writes that other members have (jobs of replication: 3); going on",
    );
  });

  it("does not wait for what others lack, nor for a Praefect that says nothing", async () => {
    praefect.answer = known + queue("cluster-2", "ready", 3);
    assert.equal(await said(), "");
    praefect.answer = undefined;
    assert.equal(await said(), "");
  });
});
