import assert from "node:assert/strict";
import { elasticache } from "../../tools/cards/elasticache.ts";
import { monthlyCost } from "../../tools/plan/monthlyCost.ts";
import type { PlainObject } from "../../tools/recorder/plainObject.ts";
import type { RecordedResource } from "../../tools/recorder/recording.ts";

const group = elasticache["aws:elasticache/replicationGroup:ReplicationGroup"]!;
const parameters = elasticache["aws:elasticache/parameterGroup:ParameterGroup"]!;

const safe = {
  engine: "valkey",
  engineVersion: "7.2",
  nodeType: "cache.m7g.large",
  numCacheClusters: 3,
  automaticFailoverEnabled: true,
  multiAzEnabled: true,
  atRestEncryptionEnabled: true,
  transitEncryptionEnabled: true,
  transitEncryptionMode: "required",
  snapshotRetentionLimit: 7,
  finalSnapshotIdentifier: "gitlab-prod-redis-0a1b2c-final",
};
const resource = (inputs: PlainObject) => ({ name: "redis", inputs }) as unknown as RecordedResource;

const charges = (inputs: PlainObject, region = "us-east-1") => {
  assert.ok(typeof group.price === "function");
  return group.price(resource(inputs), region, []);
};
const arithmetic = (inputs: PlainObject) => charges(inputs).map((charge) => monthlyCost(charge)?.arithmetic);

describe("the card of a cache", () => {
  it("charges every node", () => {
    assert.deepEqual(arithmetic(safe), ["3 x cache.m7g.large at 0.1264 x 730 h"]);
    const { numCacheClusters, ...single } = safe;
    assert.equal(numCacheClusters, 3);
    assert.deepEqual(arithmetic(single), ["1 x cache.m7g.large at 0.1264 x 730 h"]);
  });

  it("knows prices of Valkey only", () => {
    assert.equal(charges(safe, "eu-central-1")[0]?.rate?.dollars, 0.1504);
    assert.equal(charges({ ...safe, engine: "redis" })[0]?.rate, undefined);
    assert.equal(charges(safe, "ap-southeast-2")[0]?.rate, undefined);
  });

  it("has a host name, and a name of each node", () => {
    assert.deepEqual(
      group.outputs?.(resource({ ...safe, numCacheClusters: 2 }), (output) => output),
      { primaryEndpointAddress: "primaryEndpointAddress", memberClusters: ["node 1", "node 2"] },
    );
    assert.deepEqual(
      group.outputs?.(resource({ ...safe, numCacheClusters: 2 }), (_, standIn) => standIn),
      {
        primaryEndpointAddress: "master.redis.0abcde.use1.cache.amazonaws.com",
        memberClusters: ["redis-001", "redis-002"],
      },
    );
  });

  it("names what guards its data", () => {
    const guards = (inputs: PlainObject) =>
      group.data?.map((guard) => guard(resource(inputs), [])).filter((text) => text !== undefined);
    assert.deepEqual(guards(safe), [
      "daily snapshots of the last 7 days",
      "a snapshot is taken before it is deleted",
      "a replica in another zone has all but the last moments of writes",
      "encrypted",
    ]);
    assert.deepEqual(guards({ engine: "valkey" }), ["encrypted"]);
    assert.deepEqual(guards({ engine: "redis" }), []);
  });

  for (const [property, value, says] of [
    ["snapshotRetentionLimit", 1, "snapshots reach back fewer days: older ones are deleted"],
    ["snapshotRetentionLimit", undefined, "snapshots reach back fewer days: older ones are deleted"],
    ["finalSnapshotIdentifier", undefined, "no snapshot is taken any more before it is deleted"],
    ["automaticFailoverEnabled", false, "no replica takes over any more when the primary or its zone fails"],
    ["numCacheClusters", 2, "there are fewer copies of what is in memory"],
    ["transitEncryptionEnabled", false, "what is on the network is not encrypted, and needs no token"],
    ["transitEncryptionMode", "preferred", "it also accepts connections that are not encrypted"],
  ] as const) {
    it(`warns when ${property} becomes ${String(value)} that ${says}`, () => {
      const said = (before: PlainObject, after: PlainObject) =>
        (group.weakenings ?? []).filter(({ weaker }) => weaker(before, after)).map((one) => one.says);
      const weak = { ...safe, [property]: value };
      assert.deepEqual(said(safe, weak), [says]);
      assert.deepEqual(said(weak, safe), []);
    });
  }

  it("warns when keys may be dropped that were not dropped before", () => {
    const [weakening] = parameters.weakenings ?? [];
    const policy = (value?: string) => ({
      parameters: value === undefined ? [] : [{ name: "maxmemory-policy", value }],
    });
    assert.equal(weakening?.weaker(policy("noeviction"), policy("allkeys-lru")), true);
    assert.equal(weakening?.weaker(policy("noeviction"), policy()), true);
    assert.equal(weakening?.weaker(policy("allkeys-lru"), policy("noeviction")), false);
    assert.equal(weakening?.weaker(policy(), policy("allkeys-lru")), false);
  });

  it("is a box that says how many nodes there are, and whether they are over the zones", () => {
    const detail = (change: PlainObject) => group.box?.detail({ ...safe, ...change });
    assert.deepEqual(detail({}), ["Valkey 7.2, cache.m7g.large", "3 nodes over the zones"]);
    assert.equal(detail({ multiAzEnabled: false })?.[1], "3 nodes");
    assert.equal(detail({ numCacheClusters: 1, multiAzEnabled: false })?.[1], "one node");
  });
});
