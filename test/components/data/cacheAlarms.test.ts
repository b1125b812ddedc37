import assert from "node:assert/strict";
import { cacheAlarms } from "../../../components/data/cacheAlarms.ts";
import { cachePlan } from "./recordCache.ts";

const alarms = cacheAlarms({ plan: cachePlan, nodeIds: ["redis-001", "redis-002", "redis-003"] });

const common = {
  namespace: "AWS/ElastiCache",
  dimensions: { CacheClusterId: "redis-002" },
  statistic: "Maximum",
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  period: 300,
  evaluationPeriods: 3,
  treatMissingData: "missing",
};

const keys = (found: readonly { readonly key: string }[]) => found.map(({ key }) => key);

describe("alarms of the cache", () => {
  for (const [key, metricName, threshold, more] of [
    [
      "silent",
      "CurrConnections",
      1,
      {
        comparisonOperator: "LessThanThreshold",
        period: 60,
        evaluationPeriods: 10,
        treatMissingData: "breaching",
      },
    ],
    ["memory", "DatabaseMemoryUsagePercentage", 80, {}],
    ["evictions", "Evictions", 1, { statistic: "Sum", evaluationPeriods: 1 }],
    ["cpu", "CPUUtilization", 45, { statistic: "Minimum" }],
    ["lag", "ReplicationLag", 10, { statistic: "Minimum", treatMissingData: "notBreaching" }],
    [
      "token",
      "AuthenticationFailures",
      1,
      { statistic: "Sum", evaluationPeriods: 1, treatMissingData: "notBreaching" },
    ],
  ] as const) {
    it(`hear of ${metricName} at ${String(threshold)}`, () => {
      const { alarmDescription, ...watched } = alarms.find((alarm) => alarm.key === `redis-2-${key}`)!;
      assert.deepEqual(watched, { ...common, key: `redis-2-${key}`, metricName, threshold, ...more });
      assert.match(alarmDescription, /^Node 2 of cache group redis .{60,1000}$/);
    });
  }

  it("are these for every node, and no others", () => {
    const expected = ["silent", "memory", "evictions", "cpu", "lag", "token"];
    assert.deepEqual(
      keys(alarms),
      [1, 2, 3].flatMap((number) => expected.map((key) => `redis-${String(number)}-${key}`)),
    );
  });

  it("leave out the replica's of a single node, and say what its failure means", () => {
    const single = cacheAlarms({ plan: { ...cachePlan, nodes: 1 }, nodeIds: ["redis-001"] });
    assert.deepEqual(
      keys(single),
      ["silent", "memory", "evictions", "cpu", "token"].map((key) => `redis-1-${key}`),
    );
    assert.match(single[0]?.alarmDescription ?? "", /^Cache group redis has not reported.*GitLab is down\./);
    assert.match(alarms[0]?.alarmDescription ?? "", /^Node 1 of.*meanwhile one replica fewer can take over\./);
  });

  it("expect a full memory where keys may be dropped, but not that many are dropped", () => {
    const lru = cacheAlarms({
      plan: { ...cachePlan, name: "cache", nodes: 1, eviction: "allkeys-lru" },
      nodeIds: ["cache-001"],
    });
    assert.deepEqual(
      keys(lru),
      ["silent", "evictions", "cpu", "token"].map((key) => `cache-1-${key}`),
    );
    const evictions = lru.find(({ key }) => key === "cache-1-evictions");
    assert.deepEqual([evictions?.threshold, evictions?.evaluationPeriods], [10_000, 6]);
  });

  it("watch the engine alone on nodes with more than two vCPUs", () => {
    const [metric] = cacheAlarms({ plan: { ...cachePlan, vcpu: 4 }, nodeIds: ["redis-001"] }).filter(({ key }) =>
      key.endsWith("-cpu"),
    );
    assert.deepEqual([metric?.metricName, metric?.threshold], ["EngineCPUUtilization", 90]);
  });
});
