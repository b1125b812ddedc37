import assert from "node:assert/strict";
import fc from "fast-check";
import { loginPair } from "../../config/decisions/loginPair.ts";

describe("the logins of a component to its database", () => {
  it("begin with a, and are both replaced after two steps", () => {
    assert.deepEqual(loginPair(1), { current: "a", generations: { a: 1, b: 1 } });
    assert.deepEqual(loginPair(2), { current: "b", generations: { a: 1, b: 2 } });
    assert.deepEqual(loginPair(3), { current: "b", generations: { a: 2, b: 2 } });
    assert.deepEqual(loginPair(4), { current: "a", generations: { a: 3, b: 2 } });
  });

  it("change one password at a time, and never one that nodes use", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (step) => {
        const [now, next] = [loginPair(step), loginPair(step + 1)];
        const changed = (["a", "b"] as const).filter((login) => now.generations[login] !== next.generations[login]);
        assert.equal(changed.length, 1);
        assert.notEqual(changed[0], now.current);
        assert.equal(next.generations[changed[0]!], now.generations[changed[0]!] + 1);
        assert.equal(next.current !== now.current, (step + 1) % 2 === 0);
      }),
    );
  });

  for (const step of [0, -1, 1.5, Number.NaN]) {
    it(`have no step ${String(step)}`, () => {
      assert.throws(() => loginPair(step), {
        name: "RangeError",
        message: `loginStep must be a whole number from 1 on; got ${String(step)}.`,
      });
    });
  }
});
