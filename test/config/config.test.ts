import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import { listCapacity, rulesPerGroup, rulesTaken } from "../../config/allowlistRoom.ts";
import { openFamilies, overlap, parseBlock, type Block } from "../../config/cidr.ts";
import { schedule } from "../../config/cron.ts";
import { findInstanceType } from "../../config/instanceTypes.ts";
import { keys, type Key } from "../../config/keys.ts";
import { mostUsers, sizeFor, sizes } from "../../config/sizes.ts";
import { stackConfig } from "../../config/stackFile.ts";
import { subnets } from "../../config/subnets.ts";
import { architectureOf } from "../../tools/docs/architecture.ts";

const block = (text: string): Block => {
  const parsed = parseBlock(text);
  assert.ok("block" in parsed, text);
  return parsed.block;
};

describe("the keys", () => {
  const project = parse(readFileSync("Pulumi.yaml", "utf8")) as { config: Record<string, object> };

  it("are the same in Pulumi.yaml, in the schema and in the documented table", () => {
    const declared = Object.fromEntries(
      Object.entries<Key>(keys).map(([name, { type, items, default: value, description, effect }]) => {
        assert.notEqual(effect, "", name);
        return [
          name,
          { type, ...(items === undefined ? {} : { items: { type: items } }), default: value, description },
        ];
      }),
    );
    assert.deepEqual(project.config, declared);
    const documented = readFileSync("docs/configuration.md", "utf8");
    for (const name of Object.keys(keys)) assert.ok(documented.includes(`| \`${name}\` |`), name);
  });

  it("all have a default, so that the engine demands none", () => {
    for (const [name, key] of Object.entries(project.config)) assert.ok("default" in key, name);
  });
});

describe("stackConfig", () => {
  const projectYaml =
    "name: gitlab\nconfig:\n  users: { type: integer, default: 0 }\n  tags: { type: object, default: {} }\n";

  it("merges defaults, encodes groups as JSON, and knows what is encrypted", () => {
    const stackYaml = "config:\n  gitlab:users: 5\n  aws:region: us-east-1\n  gitlab:word: { secure: v1:abc }\n";
    assert.deepEqual(stackConfig(projectYaml, stackYaml, { "tags.team": "a", "aws:region": "eu-west-1" }), {
      config: {
        "gitlab:users": "5",
        "gitlab:tags": '{"team":"a"}',
        "aws:region": "eu-west-1",
        "gitlab:word": "encrypted-35b72d5e",
      },
      project: "gitlab",
      secretKeys: ["gitlab:word"],
    });
  });
});

describe("sizes", () => {
  it("have a row for every number of users, and the next one up is taken", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: mostUsers }), (users) => {
        const size = sizeFor(users);
        return size.users >= users && sizes.every((row) => row.users < users || row.users >= size.users);
      }),
    );
    assert.throws(() => sizeFor(mostUsers + 1), {
      message: `users must be a whole number from 1 to 1000; got ${String(mostUsers + 1)}.`,
    });
  });

  it("name types that exist, of the right architecture, with what GitLab asks for", () => {
    for (const { box, bastion } of sizes) {
      for (const cpu of ["arm64", "x86_64"] as const) {
        const type = findInstanceType(box.instanceType[cpu]);
        assert.deepEqual(
          { cpu: type?.cpu, vcpu: type?.vcpu, memoryGiB: type?.memoryGiB, burstable: type?.burstable },
          { cpu, vcpu: 8, memoryGiB: 16, burstable: false },
        );
        assert.equal(findInstanceType(bastion.instanceType[cpu])?.cpu, cpu);
      }
      assert.ok(box.volumeGiB >= box.minimumVolumeGiB && box.rootVolumeGiB >= 40);
    }
  });
});

describe("subnets", () => {
  const network = fc
    .tuple(fc.integer({ min: 16, max: 20 }), fc.nat({ max: 2 ** 24 - 1 }))
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

describe("blocks", () => {
  it("are open when halves of any depth add up to everybody", () => {
    const halves = (text: string, depth: number): string[] => {
      const { first, mask } = block(text);
      if (depth === 0) return [text];
      const half = 2n ** BigInt(31 - mask);
      const at = (number: bigint) => [24n, 16n, 8n, 0n].map((shift) => String((number >> shift) & 255n)).join(".");
      return [first, first + half].flatMap((start) => halves(`${at(start)}/${String(mask + 1)}`, depth - 1));
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.boolean(), (depth, whole) => {
        const all = halves("0.0.0.0/0", depth).map(block);
        const some = whole ? all : all.slice(1);
        assert.deepEqual(openFamilies(some), whole ? ["ipv4"] : []);
      }),
    );
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
    assert.equal(rulesTaken({ web: 13, ssh: 3, bastion: 1 }, 1), 20 * 2 + 5 + 5 + 10);
    assert.equal(rulesPerGroup, 60);
  });
});

describe("schedules", () => {
  it("know their gaps, the same on any day", () => {
    assert.deepEqual(schedule("0 2 * * *"), { shortestGapHours: 24, longestGapHours: 24 });
    assert.deepEqual(schedule("0 2 * * 1-5"), { shortestGapHours: 24, longestGapHours: 72 });
    assert.deepEqual(schedule("0 0 31 2 *"), { allowed: "a schedule that fires again and again" });
  });
});

describe("architecture", () => {
  const build = (stackYaml: string) => architectureOf(stackYaml, "test");
  const file = (lines: string) =>
    `config:\n  aws:region: us-east-1\n  gitlab:users: 700\n  gitlab:domain: gitlab.example.com\n  gitlab:allow: { web: [203.0.113.0/24] }\n${lines}`;

  it("takes the next size up", () => {
    assert.equal(build(file("")).size.users, 1000);
  });

  it("keeps every volume of a restored node, and uses the last one", () => {
    const [node] = build(file("  gitlab:restoreSnapshots: [snap-01234567, snap-11234567]\n")).statefulNodes;
    assert.equal(node?.generation, "1 arm64 snap-11234567");
    assert.deepEqual(
      node?.volumes.map(({ name, inUse }) => ({ name, inUse })),
      [
        { name: "data", inUse: false },
        { name: "data-snap-01234567", inUse: false },
        { name: "data-snap-11234567", inUse: true },
      ],
    );
  });

  it("drops only what is given up", () => {
    const [node] = build(
      file(
        "  gitlab:restoreSnapshots: [snap-01234567]\n  gitlab:discardVolumes: [original]\n  gitlab:protection: { lifted: true, reason: the old volume is of no use }\n",
      ),
    ).statefulNodes;
    assert.deepEqual(
      node?.volumes.map(({ name }) => name),
      ["data-snap-01234567"],
    );
  });

  it("takes the short form of the allowlist for web and SSH", () => {
    const short = file("  gitlab:allowFrom: 203.0.113.0/24,2001:db8::/32\n").replace("{ web: [203.0.113.0/24] }", "{}");
    const cidrs = ["203.0.113.0/24", "2001:db8::/32"];
    assert.deepEqual(build(short).allow, { web: cidrs, ssh: cidrs, bastion: [] });
  });

  it("is dualstack when any door has an IPv6 entry, and closed unless it is public", () => {
    assert.equal(build(file("")).dualstack, false);
    assert.equal(build(file("")).closed, true);
    assert.equal(build(file("").replace("203.0.113.0/24", '"2001:db8::/32"')).dualstack, true);
  });
});
