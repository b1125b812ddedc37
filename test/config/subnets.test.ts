import assert from "node:assert/strict";
import fc from "fast-check";
import { overlap, parseBlock } from "../../config/cidr.ts";
import { knownEndpoints } from "../../config/rules/checkNetwork.ts";
import { longestNetworkMask, subnets } from "../../config/decisions/subnets.ts";
import { block } from "./block.ts";

describe("subnets", () => {
  const network = fc
    .tuple(fc.integer({ min: 16, max: 24 }), fc.nat({ max: 2 ** 24 - 1 }))
    .map(
      ([mask, bits]) =>
        `10.${String((bits >> 16) & 255)}.${String((bits >> 8) & 255 & (256 - 2 ** Math.max(0, 24 - mask)))}.0/${String(mask)}`,
    )
    .filter((cidr) => "block" in parseBlock(cidr));

  it("lie inside the network, do not overlap, and have room for a load balancer", () => {
    fc.assert(
      fc.property(network, fc.integer({ min: 1, max: 3 }), (cidr, zones) => {
        const outer = block(cidr);
        const blocks = subnets(cidr, zones).map((subnet) => block(subnet.cidr));
        assert.equal(blocks.length, 4 * zones);
        for (const [position, one] of blocks.entries()) {
          assert.ok(one.first >= outer.first && one.last <= outer.last && one.mask <= 28, one.text);
          assert.ok(
            blocks.every((other, at) => at === position || !overlap(one, other)),
            one.text,
          );
        }
      }),
    );
  });

  it("have room in the smallest network for what any size and endpoint puts into them", () => {
    const cidr = `10.0.0.0/${String(longestNetworkMask)}`;
    const free = Object.fromEntries(
      subnets(cidr, 3).map(({ tier, cidr: text }) => [tier, 2 ** (32 - block(text).mask) - 5]),
    );
    assert.deepEqual(free, { public: 11, frontDoor: 11, private: 27, isolated: 11 });
    const nodes = 4; // the box, the bastion, its successor, and the instance that builds an image
    assert.ok((free.private ?? 0) >= nodes + knownEndpoints.length, "private");
    const loadBalancers = 2; // the public and the internal one: each takes one address, and needs 8 free ones
    assert.ok((free.frontDoor ?? 0) >= 8 + loadBalancers - 1, "frontDoor");
  });

  it("stay where they are when a zone is added, in small networks, too", () => {
    for (const cidr of ["10.0.0.0/21", "10.0.0.0/24"]) {
      assert.deepEqual(
        subnets(cidr, 3).filter(({ zone }) => zone < 2),
        subnets(cidr, 2),
      );
    }
    assert.deepEqual(
      subnets("10.0.0.0/24", 3).map(({ tier, zone, cidr }) => `${tier} ${String(zone)} ${cidr}`),
      [
        "public 0 10.0.0.144/28",
        "public 1 10.0.0.160/28",
        "public 2 10.0.0.176/28",
        "frontDoor 0 10.0.0.192/28",
        "frontDoor 1 10.0.0.208/28",
        "frontDoor 2 10.0.0.224/28",
        "private 0 10.0.0.0/27",
        "private 1 10.0.0.32/27",
        "private 2 10.0.0.64/27",
        "isolated 0 10.0.0.96/28",
        "isolated 1 10.0.0.112/28",
        "isolated 2 10.0.0.128/28",
      ],
    );
  });

  it("may be more for the load balancer than for nodes, which move none of the others", () => {
    const three = subnets("10.0.0.0/16", 3);
    assert.deepEqual(
      subnets("10.0.0.0/16", 2, 3),
      three.filter(({ tier, zone }) => tier === "frontDoor" || zone < 2),
    );
    for (const [zones, doors] of [
      [3, 2],
      [2, 4],
      [0, 2],
    ] as const) {
      assert.throws(() => subnets("10.0.0.0/16", zones, doors), {
        message: `network.zones must be from 1 to 3; got ${String(zones)}, and ${String(doors)} for the load balancer.`,
      });
    }
  });

  it("stay where they are when a zone is added", () => {
    const two = subnets("10.0.0.0/16", 2);
    assert.deepEqual(
      subnets("10.0.0.0/16", 3).filter(({ zone }) => zone < 2),
      two,
    );
    assert.deepEqual(
      two.map(({ tier, zone, cidr }) => `${tier} ${String(zone)} ${cidr}`),
      [
        "public 0 10.0.0.0/24",
        "public 1 10.0.1.0/24",
        "frontDoor 0 10.0.4.0/24",
        "frontDoor 1 10.0.5.0/24",
        "private 0 10.0.16.0/20",
        "private 1 10.0.32.0/20",
        "isolated 0 10.0.80.0/20",
        "isolated 1 10.0.96.0/20",
      ],
    );
  });
});
