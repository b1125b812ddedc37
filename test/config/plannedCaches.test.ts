import assert from "node:assert/strict";
import { architecture } from "../../config/architecture.ts";
import { cacheChoice, cacheDemand } from "../../config/decisions/cacheChoice.ts";
import { checkCache } from "../../config/rules/checkCache.ts";
import { sizeFor } from "../../config/sizes.ts";
import type { Size } from "../../config/sizes/size.ts";
import { settingsOf } from "../../tools/docs/settingsOf.ts";
import { fullStackFile } from "../fixtures/architectures.ts";

/** A size whose cache is split. */
const split = sizeFor(50_000);

/** The groups that a stack file plans for it. */
const planned = (said: string) =>
  architecture(settingsOf(fullStackFile.replace("users: 1000", `users: 50000\n  gitlab:cache: ${said}`), "full"))
    .caches;

describe("a cache in two groups", () => {
  it("saves what has to stay, and drops what can be computed again", () => {
    const common = {
      nodeType: "cache.m6g.xlarge",
      vcpu: 4,
      memoryGiB: 12.93,
      nodes: 3,
      failover: true,
      minorUpgrades: true,
      tokenStep: 1,
      snapshotWindow: "06:30-07:30",
      maintenanceWindow: "sun:08:00-sun:09:00",
    };
    assert.deepEqual(planned("{}"), [
      { name: "redis", ...common, eviction: "noeviction", snapshotDays: 7, snapshot: undefined },
      { name: "cache", ...common, eviction: "allkeys-lru", snapshotDays: 0, snapshot: undefined },
    ]);
  });

  it("takes type, nodes and upgrades of both from the stack file, the token of each, and snapshots of one", () => {
    const said =
      "{ nodeType: cache.r7g.xlarge, nodes: 2, snapshotDays: 3, minorUpgrades: false, redisTokenStep: 2, cacheTokenStep: 3, snapshot: old }";
    assert.deepEqual(
      planned(said).map((one) => [
        ...[one.name, one.nodeType, one.nodes, one.failover, one.minorUpgrades, one.tokenStep],
        ...[one.snapshotDays, one.snapshot],
      ]),
      [
        ["redis", "cache.r7g.xlarge", 2, true, false, 2, 3, "old"],
        ["cache", "cache.r7g.xlarge", 2, true, false, 3, 0, undefined],
      ],
    );
  });

  it("is refused a type that is too small for one of them", () => {
    const refused = (size: Size, nodeType: string) => {
      const problems: string[] = [];
      checkCache(
        { nodeType },
        { size, form: { highAvailability: "on", gitaly: "cluster" } },
        (key, value, allowed, fix) => {
          problems.push(`${key}: ${String(value)}. Allowed: ${allowed}. ${fix}`);
        },
      );
      return problems;
    };
    const needed = "at least 4 vCPU and 15 GB, 5 GB of it for data, at 50000 users: cache.m6g.xlarge or larger";
    const { redis } = sizeFor(5000).cache!;
    for (const size of [split, { ...split, cache: { redis, cache: split.cache!.cache! } }]) {
      assert.deepEqual(refused(size, "cache.m6g.large"), [
        `cache.nodeType: cache.m6g.large. Allowed: ${needed}. It has 2 vCPU and 8 GiB, 4.79 GiB of it for data.`,
      ]);
      assert.deepEqual(refused(size, "cache.m6g.xlarge"), []);
    }
  });
});

describe("the type of a cache's nodes", () => {
  for (const [users, need, name] of [
    [2000, { vcpu: 1, memoryGB: 3.75 }, "cache.m6g.large"],
    [3000, { vcpu: 2, memoryGB: 7.5 }, "cache.m6g.large"],
    [5000, { vcpu: 2, memoryGB: 7.5 }, "cache.m6g.large"],
    [10_000, { vcpu: 4, memoryGB: 15 }, "cache.m6g.xlarge"],
    [50_000, { vcpu: 4, memoryGB: 15 }, "cache.m6g.xlarge"],
    [60_000, { vcpu: 2, memoryGB: 7.5 }, "cache.r6g.large"], // 4.79 GiB would not hold 6 GB
    [100_000, { vcpu: 4, memoryGB: 15 }, "cache.m6g.xlarge"],
    [150_000, { vcpu: 4, memoryGB: 15 }, "cache.r6g.xlarge"],
  ] as const) {
    it(`is ${name} for ${String(users)} users, where the documents have ${String(need.memoryGB)} GB`, () => {
      assert.equal(cacheChoice(cacheDemand(need, users)).name, name);
    });
  }

  it("is none where the largest choice does not suffice", () => {
    assert.throws(() => cacheChoice(cacheDemand({ vcpu: 8, memoryGB: 30 }, 3000)), {
      name: "RangeError",
      message: "No type of cacheChoices has 8 vCPU and 30 GB, 0.3 GB of it for data.",
    });
  });
});
