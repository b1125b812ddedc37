import assert from "node:assert/strict";
import fc from "fast-check";
import { cacheNodeIds } from "../../../components/data/cacheNodeIds.ts";

describe("names of the cache's nodes", () => {
  for (const [known, nodes, expected] of [
    [["redis-001", "redis-002"], 2, ["redis-001", "redis-002"]],
    [["redis-003", "redis-001"], 2, ["redis-001", "redis-003"]],
    [["redis-001"], 3, ["redis-001", "redis-002", "redis-003"]],
    [["redis-002"], 2, ["redis-001", "redis-002"]],
    [[], 1, ["redis-001"]],
  ] as const) {
    it(`are ${expected.join(" and ")} where AWS knows ${known.join(" and ") || "none"}`, () => {
      assert.deepEqual(cacheNodeIds(known, "redis", nodes), expected);
    });
  }

  it("are as many as nodes, each once", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 6 }), (known, nodes) => {
        const ids = known.map((number) => `redis-${String(number).padStart(3, "0")}`);
        const found = cacheNodeIds(ids, "redis", nodes);
        assert.equal(new Set(found).size, nodes);
        if (ids.length <= nodes) assert.ok(ids.every((id) => found.includes(id)));
      }),
    );
  });
});
