import assert from "node:assert/strict";
import fc from "fast-check";
import { cacheToken } from "../../config/decisions/cacheToken.ts";

describe("the AUTH token of the cache", () => {
  it("is another one at every even step, and the only one at every odd step", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (step) => {
        const [now, next] = [cacheToken(step), cacheToken(step + 1)];
        if (next.strategy === "ROTATE") assert.equal(next.generation, now.generation + 1);
        else assert.deepEqual([now.strategy, next.generation], ["ROTATE", now.generation]);
      }),
    );
    assert.deepEqual(cacheToken(1), { generation: 1, strategy: "SET" });
  });

  for (const step of [0, -1, 1.5, Number.NaN]) {
    it(`has no step ${String(step)}`, () => {
      assert.throws(() => cacheToken(step), {
        name: "RangeError",
        message: `tokenStep must be a whole number from 1 on; got ${String(step)}.`,
      });
    });
  }
});
