import assert from "node:assert/strict";
import fc from "fast-check";
import { listCapacity, mostRulesPerGroup, rulesPerGroup, rulesTaken } from "../../config/allowlistRoom.ts";
import { openFamilies, type CidrBlock } from "../../config/cidr.ts";
import { block } from "./block.ts";
import { build, file } from "./built.ts";

describe("blocks", () => {
  /** One part of a family's internet, cut into parts of equal size. */
  const part = (family: CidrBlock["family"], cut: number, position: number): CidrBlock => {
    const [start, bits, width] = family === "ipv4" ? [0n, 0, 32] : [0x2000n << 112n, 3, 128];
    const size = 2n ** BigInt(width - bits - cut);
    const first = start + size * BigInt(position);
    return { text: "", family, first, last: first + size - 1n, mask: bits + cut };
  };

  it("are open from an eighth of the internet on, in whatever pieces, also overlapping ones", () => {
    const family = fc.constantFrom<CidrBlock["family"]>("ipv4", "ipv6");
    fc.assert(
      fc.property(family, fc.uniqueArray(fc.nat({ max: 63 })), (one, positions) => {
        const pieces = positions.map((position) => part(one, 6, position));
        assert.deepEqual(openFamilies(pieces), positions.length >= 8 ? [one] : []);
        assert.deepEqual(openFamilies([...pieces, ...pieces].reverse()), openFamilies(pieces));
      }),
    );
    assert.deepEqual(openFamilies([block("32.0.0.0/3")]), ["ipv4"]);
    assert.deepEqual(openFamilies([block("32.0.0.0/4"), block("48.0.0.0/5"), block("56.0.0.0/6")]), []);
    const almost = ["32.0.0.0/4", "48.0.0.0/5", "56.0.0.0/6", "60.0.0.0/7", "62.0.0.0/8"];
    assert.deepEqual(openFamilies(almost.map(block)), []);
    assert.deepEqual(openFamilies([...almost, "63.0.0.0/8"].map(block)), ["ipv4"]);
    assert.deepEqual(openFamilies([block("2000::/3"), block("203.0.113.0/24")]), ["ipv6"]);
    assert.deepEqual(openFamilies([block("fc00::/6"), block("::/4")]), [], "nothing of it is routed");
    assert.deepEqual(openFamilies([block("::/0"), block("0.0.0.0/0")]), ["ipv4", "ipv6"]);
  });
});

describe("the room of the allowlist", () => {
  it("leaves growth, and one more address never costs less", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        (entries) => listCapacity(entries) > entries && listCapacity(entries + 1) >= listCapacity(entries),
      ),
    );
  });

  it("counts each door's group for itself: web twice, with the NAT gateways", () => {
    assert.equal(rulesTaken("web", 13, 1), 2 * (20 + 5));
    assert.equal(rulesTaken("web", 0, 0), 0);
    assert.equal(rulesTaken("ssh", 13, 1), 20);
    assert.equal(rulesTaken("bastion", 1, 3), 5);
    assert.deepEqual([rulesPerGroup, mostRulesPerGroup], [60, 333]);
  });

  it("takes eleven offices for web and for SSH, and thirty with a raised quota", () => {
    const offices = (count: number) =>
      `[${Array.from({ length: count }, (_, index) => `203.0.113.${String(index)}/32`).join()}]`;
    const both = (count: number, rest = "") =>
      file(rest).replace("{ web: [203.0.113.0/24] }", `{ web: ${offices(count)}, ssh: ${offices(count)} }`);
    assert.equal(build(both(11)).allow.ssh.length, 11);
    assert.throws(() => build(both(30)), /allow\.web: "30 blocks of ipv4"/);
    assert.equal(build(both(30, "  gitlab:rulesPerSecurityGroup: 100\n")).allow.ssh.length, 30);
  });
});
