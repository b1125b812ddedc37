import assert from "node:assert/strict";
import { cacheNodeTypes, dataMemoryGiB, findCacheNodeType, noSuchCacheNodeType } from "../../config/cacheNodeTypes.ts";
import { findInstanceType } from "../../config/instanceTypes.ts";

describe("node types of the cache", () => {
  it("have about as much memory per vCPU as their family", () => {
    assert.equal(cacheNodeTypes.length, 40);
    assert.deepEqual(findCacheNodeType("cache.m7g.large"), {
      name: "cache.m7g.large",
      vcpu: 2,
      memoryGiB: 6.38,
      machineGiB: 8,
    });
    for (const { name, vcpu, memoryGiB, machineGiB } of cacheNodeTypes) {
      assert.equal(machineGiB, vcpu * (name.startsWith("cache.m") ? 4 : 8), name);
      assert.ok(memoryGiB < machineGiB && memoryGiB > machineGiB * 0.79, name);
      const named = findInstanceType(name.replace("cache.", ""));
      if (named) assert.deepEqual([vcpu, machineGiB], [named.vcpu, named.memoryGiB], name);
    }
  });

  it("leave three quarters of the memory for data", () => {
    assert.equal(dataMemoryGiB({ memoryGiB: 13.07 }).toFixed(2), "9.80");
  });

  for (const [name, expected] of [
    [
      "cache.t4g.small",
      "Burstable types slow down when their CPU credits are used up, and GitLab does not support them.",
    ],
    ["cache.r8g.large", "How much memory it has for data is not known: take cache.r7g."],
    ["cache.m8g.large", "How much memory it has for data is not known: take cache.m7g."],
    ["m7g.large", "Write cache.m7g.large."],
    ["cache.m7g.larg", "There is no such type: did you mean cache.m7g.large?"],
    ["valkey", "There is no such type."],
  ] as const) {
    it(`say about ${name}: ${expected}`, () => {
      assert.equal(findCacheNodeType(name), undefined);
      assert.equal(noSuchCacheNodeType(name), expected);
    });
  }
});
