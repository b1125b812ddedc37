import assert from "node:assert/strict";
import { isWorld } from "../../../policy/network/isWorld.ts";

describe("the world", () => {
  for (const block of [
    "0.0.0.0/0",
    "0.0.0.0/1",
    "128.0.0.0/1",
    "64.0.0.0/7",
    "::/0",
    "8000::/1",
    "2000::/3",
    "2000::/15",
  ]) {
    it(`is ${block}`, () => {
      assert.equal(isWorld(block), true);
    });
  }
  for (const block of ["10.0.0.0/8", "203.0.113.0/24", "203.0.113.9", "2001:db8::/32", "2630::/16", "::1"]) {
    it(`is not ${block}`, () => {
      assert.equal(isWorld(block), false);
    });
  }
  it("is not what the internet does not route, however wide", () => {
    assert.deepEqual(["fc00::/7", "fe80::/10", "FD00::/8"].map(isWorld), [false, false, false]);
  });
  it("is told by the prefix alone, whatever the address refers to", () => {
    assert.deepEqual(["‹Eip nat.publicIp›/32", "‹Eip nat.publicIp›/0"].map(isWorld), [false, true]);
  });
});
