import assert from "node:assert/strict";
import fc from "fast-check";
import { Address6 } from "ip-address";
import { lastIpv6Subnet } from "../../../components/foundation/frontDoorSubnets.ts";

const size = 2n ** 64n;

/** Any /56 that Amazon might give. */
const block = fc
  .bigInt({ min: 0n, max: 2n ** 56n - 1n })
  .map((number) => `${Address6.fromBigInt(number << 72n).correctForm()}/56`);

const first = (cidr: string) => new Address6(cidr).startAddress().bigInt();
const last = (cidr: string) => new Address6(cidr).endAddress().bigInt();

describe("lastIpv6Subnet", () => {
  it("counts from the far end", () => {
    assert.deepEqual(
      [0, 1, 2, 255].map((index) => lastIpv6Subnet("2600:1f18:1c29:1c00::/56", index)),
      ["2600:1f18:1c29:1cff::/64", "2600:1f18:1c29:1cfe::/64", "2600:1f18:1c29:1cfd::/64", "2600:1f18:1c29:1c00::/64"],
    );
  });

  it("cuts any block into 256 subnets that fill it without a gap", () => {
    fc.assert(
      fc.property(block, (vpc) => {
        const subnets = Array.from({ length: 256 }, (_, index) => lastIpv6Subnet(vpc, index));
        assert.deepEqual([first(subnets[255] ?? ""), last(subnets[0] ?? "")], [first(vpc), last(vpc)]);
        subnets.forEach((subnet, index) => {
          assert.ok(subnet.endsWith("/64"), subnet);
          assert.equal(last(subnet) - first(subnet), size - 1n);
          if (index > 0) assert.equal(last(subnet) + 1n, first(subnets[index - 1] ?? ""));
        });
      }),
      { numRuns: 25 },
    );
  });

  it("shares none with what awsx takes from the front: three tiers in three zones", () => {
    fc.assert(
      fc.property(block, (vpc) => {
        const ours = [0, 1, 2].map((index) => lastIpv6Subnet(vpc, index));
        const theirs = Array.from({ length: 9 }, (_, index) => first(vpc) + BigInt(index) * size);
        assert.ok(ours.every((subnet) => !theirs.includes(first(subnet))));
      }),
    );
  });

  it("refuses another block than a /56, and more than it has", () => {
    const refusal = (cidr: string, index: number) => ({
      name: "RangeError",
      message: `An IPv6 block of /56 has subnets 0 to 255; ${cidr} has no subnet ${String(index)}.`,
    });
    for (const [cidr, index] of [
      ["2600:1f18::/48", 0],
      ["2600:1f18::/60", 0],
      ["2600:1f18::/56", 256],
      ["2600:1f18::/56", -1],
    ] as const) {
      assert.throws(() => lastIpv6Subnet(cidr, index), refusal(cidr, index));
    }
  });
});
