import assert from "node:assert/strict";
import fc from "fast-check";
import { checkShape } from "../../config/checkShape.ts";
import { instanceTypes } from "../../config/instanceTypes.ts";
import type { Complain } from "../../config/problem.ts";
import { checkAccount, longestStackName } from "../../config/rules/checkAccount.ts";
import { checkBackup } from "../../config/rules/checkBackup.ts";
import { checkHostName } from "../../config/rules/checkHostName.ts";
import { checkDays, checkProtection, checkVolumes } from "../../config/rules/keeping.ts";
import { checkAddress, checkSmtp } from "../../config/rules/mail.ts";
import { checkNames } from "../../config/rules/checkNames.ts";
import { checkNamespaces } from "../../config/rules/checkNamespaces.ts";
import { checkNetwork, neededEndpoints } from "../../config/rules/checkNetwork.ts";
import { checkNodes, checkZones } from "../../config/rules/checkNodes.ts";
import { checkRelease, compareVersions } from "../../config/rules/release.ts";
import { sizes } from "../../config/sizes.ts";

/** The keys that a rule complains about, in order. */
function complaints(check: (complain: Complain) => unknown): string[] {
  const keys: string[] = [];
  check((key) => keys.push(key));
  return keys;
}

const group = <Name extends Parameters<typeof checkShape>[0]>(name: Name, value: unknown) =>
  checkShape<Name>(name, value, (key) => assert.fail(key));

/** Which of some values a rule accepts. */
function taken<Value>(values: readonly Value[], check: (value: Value, complain: Complain) => unknown): Value[] {
  return values.filter((value) => complaints((complain) => check(value, complain)).length === 0);
}

describe("rules at their borders", () => {
  const account = { stack: "dev", region: "us-east-1", image: "", allowedAccountIds: [], tags: {}, costCenter: "" };
  const accountWith = (change: Partial<Parameters<typeof checkAccount>[0]>) =>
    complaints((complain) => {
      checkAccount({ ...account, ...change }, complain);
    });

  it("on the account: name, ids, and tags by number, length and letters", () => {
    assert.deepEqual(accountWith({}), []);
    assert.deepEqual(accountWith({ stack: "a".repeat(longestStackName) }), []);
    assert.deepEqual(accountWith({ stack: "9-z-0" }), []);
    assert.deepEqual(accountWith({ stack: "a".repeat(longestStackName + 1) }), ["stack"]);
    const ids = ["12345678901", "123456789012", "1234567890123", "12345678901a"];
    assert.deepEqual(
      accountWith({ allowedAccountIds: ids }),
      [0, 2, 3].map((at) => `allowedAccountIds[${String(at)}]`),
    );
    const images = [
      "ami-1234567",
      "ami-12345678",
      "ami-123456789",
      "ami-0123456789abcdef",
      "ami-0123456789abcdef0",
      "ami-0123456789abcdef01",
      "xami-12345678",
      "snap-12345678",
      "ami-1234567g",
    ];
    assert.deepEqual(
      images.filter((image) => accountWith({ image }).length === 0),
      ["ami-12345678", "ami-0123456789abcdef0"],
    );
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${String(at)}`, "x"]));
    assert.deepEqual([accountWith({ tags: many(40) }), accountWith({ tags: many(41) })], [[], ["tags"]]);
    for (const [name, value, fine] of [
      ["a".repeat(128), "b".repeat(256), true],
      ["a".repeat(129), "", false],
      ["a", "b".repeat(257), false],
      ["a_.:/=+-@ 9", "\u00e9\u3042 _.:/=+-@9", true],
      ["a*", "", false],
      ["a", "*", false],
      ["a", "", true],
      ["named", "", true],
      ["awsome", "", true],
    ] as const) {
      assert.equal(accountWith({ tags: { [name]: value } }).length, fine ? 0 : 1, `${name} ${value}`);
    }
    assert.deepEqual(accountWith({ tags: { a: "", A: "", b: "", B: "" } }), ["tags.A", "tags.B"]);
    assert.deepEqual(accountWith({ costCenter: "x".repeat(256) }), []);
    assert.deepEqual(accountWith({ costCenter: "x".repeat(257) }), ["costCenter"]);
    assert.deepEqual(accountWith({ tags: { "cost-center": "a" } }), []);
    for (const region of ["us-east-1", "eusc-de-east-1", "us-gov-west-1", "cn-north-1", "me-central-1"])
      assert.deepEqual(accountWith({ region }), [], region);
    for (const region of ["", "us-east", "us-east-9", "US-EAST-1", "aws-global"])
      assert.deepEqual(accountWith({ region }), ["aws:region"], region);
  });

  it("on days and reasons", () => {
    const backups = (key: string) =>
      taken([1, 2, 3650, 3651], (days, complain) => {
        checkBackup(group("backup", { [key]: days }), complain);
      });
    assert.deepEqual(
      [backups("retentionDays"), backups("snapshotRetentionDays")],
      [
        [2, 3650],
        [2, 3650],
      ],
    );
    const schedules = ["0 2 * * *", "0 * * * *", "0,59 * * * *", "0 2 * * 1", "0 2 1,8,16,24 * *", "0 2 * * 1-5"];
    const fine = ["0 2 * * *", "0 * * * *", "0 2 * * 1", "0 2 * * 1-5"];
    for (const key of ["schedule", "snapshotSchedule"]) {
      const check = (schedule: string, complain: Complain) => {
        checkBackup(group("backup", { [key]: schedule }), complain);
      };
      assert.deepEqual(taken(schedules, check), fine, key);
    }
    const both = "0 2 1-31/2 * 1-5";
    assert.deepEqual(
      complaints((complain) => {
        checkBackup(group("backup", { schedule: both }), complain);
      }),
      [],
    );
    assert.deepEqual(
      complaints((complain) => {
        checkBackup(group("backup", { snapshotSchedule: both }), complain);
      }),
      ["backup.snapshotSchedule"],
    );
    assert.deepEqual(
      taken([0, 1, 365, 366], (days, complain) => {
        checkDays(days, 365, complain);
      }),
      [1, 365],
    );
    assert.deepEqual(
      taken(
        Array.from({ length: 4000 }, (_, day) => day),
        (days, complain) => {
          checkDays(30, days, complain);
        },
      ),
      [30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
    );
    const reason = (length: number) => ` ${"x".repeat(length)} `;
    assert.deepEqual(
      [9, 10].filter(
        (length) =>
          complaints((complain) => checkProtection({ lifted: true, reason: reason(length) }, complain)).length === 0,
      ),
      [10],
    );
    assert.deepEqual(
      complaints((complain) => checkProtection({ lifted: false, reason: "x" }, complain)),
      ["protection.reason"],
    );
    assert.deepEqual(
      complaints((complain) => checkProtection({ lifted: false, reason: "" }, complain)),
      [],
    );
  });

  it("on volumes that are kept and given up", () => {
    const snap = "snap-01234567";
    const of = (restored: string[], discarded: string[], lifted = true) =>
      complaints((complain) => {
        const protection = lifted ? ({ kind: "lifted", reason: "" } as const) : ({ kind: "on" } as const);
        checkVolumes(restored, discarded, protection, complain);
      });
    assert.deepEqual(of([], []), []);
    assert.deepEqual(of([], [], false), []);
    assert.deepEqual(of([snap], ["original"]), []);
    assert.deepEqual(of([snap], ["original"], false), ["discardVolumes"]);
    assert.deepEqual(of([snap], [snap]), ["discardVolumes[0]"]);
    assert.deepEqual(of([], ["original"]), ["discardVolumes[0]"]);
    assert.deepEqual(of([snap, "snap-11234567"], [snap, "original"]), []);
    assert.deepEqual(of(["snap-0123456", "snap-012345678", "snap-0123456789abcdef0"], []), [
      "restoreSnapshots[0]",
      "restoreSnapshots[1]",
    ]);
  });

  it("on host names and mail addresses", () => {
    const names: readonly (readonly [string, boolean])[] = [
      [`${"a".repeat(56)}.example`, true],
      [`${"a".repeat(57)}.example`, false],
      [`${"a".repeat(63)}.a1`, false],
      ["a.b1", true],
      ["a.1b", false],
      ["a-b.example", true],
      ["9z9.a-9.z9", true],
      ["-a.example", false],
      ["a-.example", false],
      ["a.example-", false],
      ["a..example", false],
      ["xn--a.example", true],
    ];
    for (const [name, fine] of names)
      assert.equal(
        checkHostName("domain", name, () => undefined),
        fine,
        name,
      );
    const far = { longest: 253, port: "", example: "" };
    const long = (length: number) => `${"a.".repeat(96)}${"b".repeat(length - 192)}`;
    assert.deepEqual(
      [253, 254].map((length) => checkHostName("smtp.host", long(length), () => undefined, far)),
      [true, false],
    );
    assert.equal(
      checkHostName("smtp.host", `${"a".repeat(64)}.example`, () => undefined, far),
      false,
    );
    const addresses = [
      "a@b.cd",
      "a@9z9.a-9.cd",
      `a@b.${"c".repeat(63)}`,
      `${"a".repeat(64)}@b.cd`,
      `${"a".repeat(65)}@b.cd`,
      "a@b",
      "a@b.c",
      `a@b.${"c".repeat(64)}`,
      "@b.cd",
      "a b@c.de",
      "a@b@c.de",
      "a,b@c.de",
    ];
    assert.deepEqual(
      taken(addresses, (text, complain) => {
        checkAddress("notify[0]", text, complain);
      }),
      addresses.slice(0, 4),
    );
  });

  it("on the mail server: what has to be there, and which port goes with which encryption", () => {
    const server = { host: "smtp.example.com", user: "gitlab", from: "a@example.com" };
    const says = (smtp: object, passwordGiven = true) =>
      complaints((complain) => checkSmtp(group("smtp", smtp), passwordGiven, complain));
    const pairs = [25, 465, 587, 2465, 2587].flatMap((port) =>
      ["starttls", "tls", "none"].map((encryption) => ({ port, encryption })),
    );
    const fine = pairs.filter((pair) => says({ ...server, ...pair }).length === 0);
    assert.deepEqual(
      fine.map(({ port, encryption }) => `${String(port)} ${encryption}`),
      ["465 tls", "587 starttls", "2465 tls", "2587 starttls"],
    );
    assert.deepEqual(says({ ...server, port: 25 }), ["smtp.port"]);
    assert.deepEqual(says({ ...server, encryption: "none" }), ["smtp.encryption"]);
    assert.deepEqual(says(server), []);
    assert.deepEqual(says({ ...server, replyTo: "b@example.com" }), []);
    assert.deepEqual(says({ ...server, replyTo: "b" }), ["smtp.replyTo"]);
    assert.deepEqual(says(server, false), ["smtpPassword"]);
    assert.deepEqual(says({}, false), []);
    for (const key of ["host", "user", "from", "replyTo"])
      assert.ok(says({ [key]: "x" }, false).includes("smtpPassword"), key);
    assert.deepEqual(says({ ...server, host: "" }), ["smtp.host"]);
    assert.deepEqual(says({ ...server, user: "" }), ["smtp.user"]);
    assert.deepEqual(says({ ...server, from: "" }), ["smtp.from"]);
    const wanted = (smtp: object, given: boolean) => checkSmtp(group("smtp", smtp), given, () => undefined);
    assert.deepEqual([wanted({}, false), wanted({}, true), wanted(server, true)], [false, true, true]);
  });
});

describe("what a stack file need not say", () => {
  it("is as docs/configuration.md has it", () => {
    assert.deepEqual(group("backup", {}), {
      schedule: "0 2 * * *",
      retentionDays: 30,
      snapshotSchedule: "0 5 * * *",
      snapshotRetentionDays: 30,
    });
    assert.deepEqual(group("patching", {}), { schedule: "none", release: "latest", reboot: true });
    const mail = { host: "", port: 587, user: "", from: "", replyTo: "", encryption: "starttls" };
    assert.deepEqual(group("smtp", {}), mail);
    assert.deepEqual(group("protection", {}), { lifted: false, reason: "" });
    const plain = { amiGiven: false, internalLoadBalancer: false, region: "eu-west-1" };
    const network = checkNetwork(group("network", {}), plain, (key) => assert.fail(key));
    assert.ok(network.kind === "create");
    assert.deepEqual([network.cidr, network.zones, network.nat], ["10.0.0.0/16", 2, "single"]);
    assert.deepEqual(network.interfaceEndpoints, []);
  });
});

describe("rules on nodes, at their borders", () => {
  const size = (users: number) => sizes.find((row) => row.users === users);
  const boxWith = (box: object, users = 1000, cpu = "arm64") =>
    complaints((complain) => {
      checkNodes(group("nodes", { box }), cpu, size(users), complain);
    }).map((key) => key.replace("nodes.box.", ""));

  it("volumes are as large as the size needs, and as gp3 can be", () => {
    for (const { users, nodes } of sizes) {
      const { minimumGiB } = nodes.box!.volume;
      assert.deepEqual(boxWith({ volumeGiB: minimumGiB }, users), [], String(users));
      assert.deepEqual(boxWith({ volumeGiB: minimumGiB - 1 }, users), ["volumeGiB"], String(users));
    }
    assert.deepEqual(boxWith({ volumeGiB: 10 }), ["volumeGiB"], "10 GiB for 1,000 users");
    assert.deepEqual(boxWith({ volumeGiB: 65_536 }), []);
    assert.deepEqual(boxWith({ volumeGiB: 65_537 }), ["volumeGiB"]);
    assert.deepEqual(boxWith({ volumeIops: 2999 }), ["volumeIops"]);
    assert.deepEqual(boxWith({ volumeIops: 3000 }), []);
    assert.deepEqual(boxWith({ volumeGiB: 100, volumeIops: 50_000 }, 500), []);
    assert.deepEqual(boxWith({ volumeGiB: 100, volumeIops: 50_001 }, 500), ["volumeIops"]);
    assert.deepEqual(boxWith({ volumeGiB: 160, volumeIops: 80_000 }, 500), []);
    assert.deepEqual(boxWith({ volumeGiB: 1000, volumeIops: 80_001 }), ["volumeIops"]);
    assert.deepEqual(boxWith({ volumeThroughputMiBps: 124 }), ["volumeThroughputMiBps"]);
    assert.deepEqual(boxWith({ volumeThroughputMiBps: 125 }), []);
    assert.deepEqual(boxWith({ volumeThroughputMiBps: 750 }), []);
    assert.deepEqual(boxWith({ volumeThroughputMiBps: 751 }), ["volumeThroughputMiBps"]);
    assert.deepEqual(boxWith({ volumeIops: 8000, volumeThroughputMiBps: 2000 }), []);
    assert.deepEqual(boxWith({ volumeIops: 20_000, volumeThroughputMiBps: 2001 }), ["volumeThroughputMiBps"]);
  });

  it("root volumes, generations and zones have theirs", () => {
    const takes = (key: string, values: readonly number[]) =>
      values.filter((value) => boxWith({ [key]: value }).length === 0);
    assert.deepEqual(takes("rootVolumeGiB", [39, 40, 1000, 1001]), [40, 1000]);
    assert.deepEqual(takes("generation", [-1, 0, 1, 99]), [1, 99]);
    const zone = (one: number | undefined) =>
      complaints((complain) => {
        checkZones(group("nodes", { box: one === undefined ? {} : { zone: one } }), 3, complain);
      }).length === 0;
    assert.deepEqual([undefined, 0, 1, 2, 3, 4].filter(zone), [undefined, 1, 2, 3]);
  });

  it("take exactly the types that are large enough, steady, and of the right architecture", () => {
    for (const cpu of ["arm64", "x86_64"] as const) {
      const right = instanceTypes.filter((type) => type.cpu === cpu).map(({ name }) => name);
      const box = instanceTypes.filter(({ name }) => boxWith({ instanceType: name }, 1000, cpu).length === 0);
      assert.ok(box.every((type) => type.cpu === cpu && !type.burstable && type.vcpu >= 4 && type.memoryGiB >= 8));
      const refused = instanceTypes.filter((type) => right.includes(type.name) && !box.includes(type));
      assert.ok(refused.every((type) => type.burstable || type.vcpu < 4 || type.memoryGiB < 8));
      assert.ok(
        refused.some((type) => !type.burstable && type.vcpu < 4 && type.memoryGiB >= 8),
        "by its processors alone",
      );
      const bastion = instanceTypes.filter(
        ({ name }) =>
          complaints((complain) => {
            checkNodes(group("nodes", { bastion: { instanceType: name } }), cpu, undefined, complain);
          }).length === 0,
      );
      assert.deepEqual(
        bastion.map(({ name }) => name),
        right,
      );
    }
    assert.deepEqual(boxWith({ instanceType: "c7g.2xlarge" }, 1000, "mips"), ["cpu"]);
    assert.deepEqual(boxWith({ instanceType: "c7g.9xlarge" }), ["instanceType"]);
  });
});

describe("rules on the network, at their borders", () => {
  const plain = { amiGiven: false, internalLoadBalancer: false, region: "eu-west-1" };
  const says = (network: object, context = plain) =>
    complaints((complain) => checkNetwork(group("network", network), context, complain)).map((key) =>
      key.replace("network.", ""),
    );

  it("zones that are pinned: two or three of the region, each once, and enough for the nodes", () => {
    const pin = (letters: string, zones?: number) =>
      says({
        zoneNames: letters.split(",").map((letter) => `eu-west-1${letter}`),
        ...(zones === undefined ? {} : { zones }),
      });
    assert.deepEqual(
      ["a", "a,b", "c,a,b", "a,b,c,d"].map((letters) => pin(letters)),
      [["zoneNames"], [], [], ["zoneNames"]],
    );
    assert.deepEqual(
      [1, 2, 3, 4].map((zones) => pin("a,b,c", zones)),
      [["zones"], [], [], ["zones"]],
    );
    assert.deepEqual(pin("a,b", 3), ["zones"]);
    assert.deepEqual(pin("a,a"), ["zoneNames[1]"]);
    assert.deepEqual(says({ zoneNames: ["eu-west-1a", "eu-west-2a"] }), ["zoneNames[1]"]);
    assert.deepEqual(says({ zoneNames: ["eu-west-1a", "eu-west-1"] }), ["zoneNames[1]"]);
  });

  it("masks, private ranges and zones", () => {
    const cidrs = [
      "10.0.0.0/15",
      "10.0.0.0/16",
      "10.0.0.0/24",
      "10.0.0.0/25",
      "9.255.0.0/16",
      "11.0.0.0/16",
      "172.15.0.0/16",
      "172.16.0.0/16",
      "172.31.0.0/16",
      "172.32.0.0/16",
      "192.168.0.0/16",
      "192.169.0.0/16",
      "100.63.0.0/16",
      "100.64.0.0/16",
      "100.127.0.0/16",
      "100.128.0.0/16",
      "fd00::/16",
    ];
    assert.deepEqual(
      cidrs.filter((cidr) => says({ cidr }).length === 0),
      [
        "10.0.0.0/16",
        "10.0.0.0/24",
        "172.16.0.0/16",
        "172.31.0.0/16",
        "192.168.0.0/16",
        "100.64.0.0/16",
        "100.127.0.0/16",
      ],
    );
    assert.deepEqual(
      [1, 2, 3, 4].filter((zones) => says({ zones }).length === 0),
      [2, 3],
    );
    assert.deepEqual(
      ["none", "single", "perZone", "two"].filter((nat) => says({ nat }).length === 0),
      ["single", "perZone"],
    );
  });

  it("no NAT only where nothing needs it", () => {
    const all = { nat: "none", interfaceEndpoints: [...neededEndpoints] };
    const context = { ...plain, amiGiven: true, internalLoadBalancer: true };
    assert.deepEqual(says(all, context), []);
    assert.deepEqual(says(all, { ...context, amiGiven: false }), ["nat"]);
    assert.deepEqual(says(all, { ...context, internalLoadBalancer: false }), ["nat"]);
    for (const one of neededEndpoints) {
      const rest = neededEndpoints.filter((service) => service !== one);
      assert.deepEqual(says({ ...all, interfaceEndpoints: rest }, context), ["interfaceEndpoints"], one);
    }
  });

  it("an existing one with enough subnets, each of them once", () => {
    const [a, b, c, d] = ["subnet-00000001", "subnet-00000002", "subnet-00000003", "subnet-00000004"];
    const good = { vpcId: "vpc-0123456789abcdef0", publicSubnetIds: [a, b], privateSubnetIds: [c, d] };
    assert.deepEqual(says(good), []);
    assert.deepEqual(says({ ...good, natAddresses: ["203.0.113.7"] }), []);
    assert.deepEqual(says({ ...good, natAddresses: ["203.0.113.0/24", "::1"] }), [
      "natAddresses[0]",
      "natAddresses[1]",
    ]);
    assert.deepEqual(says({ ...good, publicSubnetIds: [a] }), ["publicSubnetIds"]);
    assert.deepEqual(says({ ...good, privateSubnetIds: [c] }), ["privateSubnetIds"]);
    assert.deepEqual(says({ ...good, publicSubnetIds: [a, a] }), ["publicSubnetIds[1]"]);
    assert.deepEqual(says({ ...good, privateSubnetIds: [c, b] }), ["privateSubnetIds[1]"]);
    assert.deepEqual(says({ ...good, zones: 2 }), ["zones"]);
    assert.deepEqual(says({ vpcId: good.vpcId }), ["publicSubnetIds", "privateSubnetIds"]);
    assert.deepEqual(says({ natAddresses: ["203.0.113.7"] }), ["vpcId", "publicSubnetIds", "privateSubnetIds"]);
  });
});

describe("rules on names and versions, at their borders", () => {
  const id = "0b1c2d3e-0000-1111-2222-333344445555";
  const names = {
    domain: "gitlab.example.com",
    registryDomain: "registry.gitlab.example.com",
    pagesDomain: "",
    hostedZone: "",
    certificateArn: "",
  };
  const says = (change: Partial<typeof names>, region = "us-east-1") =>
    complaints((complain) => {
      checkNames({ ...names, ...change }, region, complain);
    });

  it("zones hold the names, and are nobody else's", () => {
    assert.deepEqual(says({}), []);
    assert.deepEqual(says({ hostedZone: "gitlab.example.com" }), []);
    assert.deepEqual(says({ hostedZone: "itlab.example.com" }), ["domain", "registryDomain"]);
    assert.deepEqual(says({ pagesDomain: "pages.example.org" }), ["pagesDomain"]);
    for (const pagesDomain of ["gitlab.example.com", "a.gitlab.example.com", "registry.gitlab.example.com"])
      assert.deepEqual(says({ pagesDomain }), ["pagesDomain"], pagesDomain);
    assert.deepEqual(says({ pagesDomain: "agitlab.example.com" }), []);
    assert.deepEqual(says({ registryDomain: names.domain }), ["registryDomain"]);
    const apex = { domain: "example.com", registryDomain: "registry.example.com" };
    assert.deepEqual(says(apex), ["domain"]);
    assert.deepEqual(says({ ...apex, hostedZone: "example.com" }), []);
    const private_ = { domain: "gitlab.uk.com", registryDomain: "registry.gitlab.uk.com" };
    assert.deepEqual(says(private_), ["domain"], "a suffix of the list's private part, said by nobody");
    assert.deepEqual(says({ ...private_, hostedZone: "uk.com" }), [], "whoever has it says so");
    assert.deepEqual(says({ hostedZone: "co.uk" }), ["hostedZone"]);
  });

  it("certificates are of the region and its partition, and rule DNS out", () => {
    const arn = (partition: string, region: string) => `arn:${partition}:acm:${region}:111122223333:certificate/${id}`;
    const own = (certificateArn: string, region = "us-east-1") => says({ certificateArn }, region);
    assert.deepEqual(own(arn("aws", "us-east-1")), []);
    assert.deepEqual(own(arn("aws-cn", "cn-north-1"), "cn-north-1"), []);
    assert.deepEqual(own(arn("aws-us-gov", "us-gov-west-1"), "us-gov-west-1"), []);
    for (const wrong of [
      arn("aws", "us-west-2"),
      arn("aws-cn", "us-east-1"),
      `x${arn("aws", "us-east-1")}`,
      `${arn("aws", "us-east-1")}x`,
      arn("aws", "us-east-1").replace(":acm:", ":iam:"),
      arn("aws", "us-east-1").replace("3333:", "333:"),
    ])
      assert.deepEqual(own(wrong), ["certificateArn"], wrong);
    assert.deepEqual(says({ certificateArn: arn("aws", "us-east-1"), hostedZone: "example.com" }), ["certificateArn"]);
    assert.deepEqual(says({ certificateArn: arn("aws", "us-east-1"), domain: "example.com" }), []);
  });

  it("versions from the oldest to the last of the known major one", () => {
    const versions = ["18.11.9", "19.2.0", "19.2.1", "19.3.0", "19.99.99", "20.0.0", "19.3", "19.3.0-ee", "v19.3.0"];
    const check = (version: string, complain: Complain) => {
      checkRelease(version, "ee", complain);
    };
    assert.deepEqual(taken(versions, check), ["19.2.1", "19.3.0", "19.99.99"]);
    assert.deepEqual(
      taken(["ee", "ce", "EE", ""], (edition, complain) => {
        checkRelease("19.3.0", edition, complain);
      }),
      ["ee", "ce"],
    );
    const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(version, version, (a, b) => {
        const sign = Math.sign(compareVersions(a.join("."), b.join(".")));
        const number = ([x, y, z]: [number, number, number]) => x * 10_000 + y * 100 + z;
        assert.equal(sign, Math.sign(number(a) - number(b)));
      }),
    );
  });

  it("namespaces: the project's own, the region, and the engine's", () => {
    const full = [
      "acme:users",
      "aws:region",
      "pulumi:tags",
      "pulumi:autonaming",
      "gitlab:users",
      "aws:profile",
      "awsx:region",
      "random:x",
    ];
    assert.deepEqual(
      complaints((complain) => {
        checkNamespaces("acme", full, complain);
      }),
      full.slice(4),
    );
  });
});
