import assert from "node:assert/strict";
import fc from "fast-check";
import { gitalyToken } from "../../config/decisions/gitalyToken.ts";

describe("the tokens of Gitaly", () => {
  it("are others at every even step, when servers insist on none, and insisted on at every odd step", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (step) => {
        const [now, next] = [gitalyToken(step), gitalyToken(step + 1)];
        if (next.transitioning) assert.deepEqual([now.transitioning, next.generation], [false, now.generation + 1]);
        else assert.deepEqual([now.transitioning, next.generation], [true, now.generation]);
      }),
    );
    assert.deepEqual(gitalyToken(1), { generation: 1, transitioning: false });
  });

  for (const step of [0, -1, 1.5, Number.NaN]) {
    it(`have no step ${String(step)}`, () => {
      assert.throws(() => gitalyToken(step), {
        name: "RangeError",
        message: `nodeTls.tokenStep must be a whole number from 1 on; got ${String(step)}.`,
      });
    });
  }
});
