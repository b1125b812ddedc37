import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import { listCapacity, mostRulesPerGroup, rulesPerGroup, rulesTaken } from "../../config/allowlistRoom.ts";
import { openFamilies, overlap, parseBlock, type CidrBlock } from "../../config/cidr.ts";
import { schedule } from "../../config/cron.ts";
import { hostNames } from "../../config/decisions/hostNames.ts";
import { findInstanceType } from "../../config/instanceTypes.ts";
import { isHidden, soundsSecret } from "../../config/isHidden.ts";
import { knownEndpoints } from "../../config/rules/checkNetwork.ts";
import { mostUsers, sizeFor, sizes } from "../../config/sizes.ts";
import { stackConfig } from "../../config/stackFile.ts";
import { stackKey, stackKeys } from "../../config/stackKeys.ts";
import { keyNames } from "../../config/stackSchema.ts";
import { longestNetworkMask, subnets } from "../../config/decisions/subnets.ts";
import { architectureOf } from "../../tools/docs/architectureOf.ts";

const block = (text: string): CidrBlock => {
  const parsed = parseBlock(text);
  assert.ok("block" in parsed, text);
  return parsed.block;
};

describe("the keys", () => {
  const project = parse(readFileSync("Pulumi.yaml", "utf8")) as { config: Record<string, object> };
  /** Without the engine's own keys. */
  const own = Object.fromEntries(Object.entries(project.config).filter(([name]) => !name.includes(":")));

  it("are declared to the engine: those right below config, and no others", () => {
    assert.deepEqual(Object.keys(own), keyNames);
  });

  it("say what they are, and what a change of them does, also inside of groups", () => {
    assert.ok(stackKeys.length > 60, String(stackKeys.length));
    for (const { path, type, description, effect = "", inner } of stackKeys) {
      assert.match(description, /^[^ ].*[.]$/, path);
      assert.equal(effect === "", inner !== undefined, path);
      if (inner) assert.equal(type, "object", path);
    }
  });

  it("are found by their paths, with the names of those inside", () => {
    assert.equal(stackKey("nodes.box.volumeGiB")?.unit, "GiB");
    assert.deepEqual(stackKey("protection")?.inner, ["lifted", "reason"]);
    assert.deepEqual(stackKey("allow.web[3]")?.default, []);
    for (const path of ["nodes.box.typo", "nodes.toString", "tags.team", "toString", ""])
      assert.equal(stackKey(path), undefined, path);
  });

  it("all have a default, so that the engine demands none", () => {
    for (const [name, key] of Object.entries(own)) assert.ok("default" in key, name);
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
      strayKeys: [],
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
    for (const { box, bastion } of sizes.map(({ nodes }) => ({ box: nodes.box!, bastion: nodes.bastion! }))) {
      for (const cpu of ["arm64", "x86_64"] as const) {
        const type = findInstanceType(box.instanceType[cpu]);
        assert.deepEqual(
          { cpu: type?.cpu, vcpu: type?.vcpu, memoryGiB: type?.memoryGiB, burstable: type?.burstable },
          { cpu, vcpu: 8, memoryGiB: 16, burstable: false },
        );
        assert.equal(findInstanceType(bastion.instanceType[cpu])?.cpu, cpu);
      }
      assert.ok(box.volume.sizeGiB >= box.volume.minimumGiB && box.rootVolumeGiB >= 40);
    }
  });
});

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
    const nodes = 3; // the box, the bastion, and the instance that builds an image
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

describe("values that no message shows", () => {
  it("are of names that sound like a secret", () => {
    const secret = [
      "password",
      "dbPassword",
      "api-token",
      "SSH_KEY",
      "key",
      "PWD",
      "private",
      "my.credentials",
      "auth",
      "apikey",
    ];
    const plain = ["team", "monkey", "keyboard", "author", "passenger", "compass", "owner", "cost-center", ""];
    assert.deepEqual([...secret, ...plain].filter(soundsSecret), secret);
  });

  it("are of keys that there are not, of secrets, of gitlabRb and of such tags", () => {
    const hidden = [
      "user",
      "smtp.password",
      "nodes.gitaly",
      "nodes.box.typo",
      "allow.mail[0]",
      "smtpPassword",
      "gitlabRb",
      "tags.api-token",
      "aws:profile",
      "acme:users",
      "constructor",
      "nodes.toString",
    ];
    const shown = [
      "users",
      "smtp.host",
      "nodes.box.zone",
      "allow.web[1]",
      "notify[0]",
      "tags.team",
      "tags",
      "aws:region",
      "stack",
      "nodes",
    ];
    assert.deepEqual([...hidden, ...shown].filter(isHidden), hidden);
  });
});

const build = (stackYaml: string) => architectureOf(stackYaml, "test");
const file = (lines: string) =>
  `config:\n  aws:region: us-east-1\n  gitlab:users: 700\n  gitlab:domain: gitlab.example.com\n  gitlab:allow: { web: [203.0.113.0/24] }\n${lines}`;

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

describe("schedules", () => {
  it("know their gaps, the same on any day", () => {
    assert.deepEqual(schedule("0 2 * * *"), { shortestGapHours: 24, longestGapHours: 24 });
    assert.deepEqual(schedule("0 2 * * 1-5"), { shortestGapHours: 24, longestGapHours: 72 });
    assert.deepEqual(schedule("0 0 31 2 *"), { allowed: "a schedule that fires again and again" });
  });
});

describe("architecture", () => {
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

describe("host names", () => {
  it("are web and registry, and with Pages its domain and everything below it", () => {
    const names = { domain: "gitlab.example.com", registryDomain: "images.example.com" };
    const two = ["gitlab.example.com", "images.example.com"];
    assert.deepEqual(hostNames({ ...names, pagesDomain: undefined }), two);
    const pages = ["pages.example.com", "*.pages.example.com"];
    assert.deepEqual(hostNames({ ...names, pagesDomain: "pages.example.com" }), [...two, ...pages]);
  });
});
