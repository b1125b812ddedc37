import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { schedule } from "../../config/cron.ts";
import { hostNames } from "../../config/decisions/hostNames.ts";
import { findInstanceType } from "../../config/instanceTypes.ts";
import { boxes } from "../../config/sizes/boxes.ts";
import { stackConfig } from "../../config/stackFile.ts";
import { stackKey, stackKeys } from "../../config/stackKeys.ts";
import { keyNames } from "../../config/stackSchema.ts";
import { build, file } from "./built.ts";

describe("the keys", () => {
  const project = parse(readFileSync("Pulumi.yaml", "utf8")) as { config: Record<string, object> };
  /** Without the engine's own keys. */
  const own = Object.fromEntries(Object.entries(project.config).filter(([name]) => !name.includes(":")));

  it("are declared to the engine: those right below config, and no others", () => {
    assert.deepEqual(Object.keys(own), keyNames);
  });

  it("say what they are, and what a change of them does, also inside of groups", () => {
    assert.ok(stackKeys.length > 60, String(stackKeys.length));
    for (const { path, type, items, description, effect = "", inner } of stackKeys) {
      assert.match(description, /^[^ ].*[.]$/, path);
      assert.equal(effect === "", type === "object" && inner !== undefined, path);
      if (inner) assert.equal(items ?? type, "object", path);
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

describe("sizes of one box", () => {
  it("name types that exist, of the right architecture, with what GitLab asks for", () => {
    for (const { box, bastion } of boxes.map(({ nodes }) => ({ box: nodes.box!, bastion: nodes.bastion! }))) {
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
    const [node] = build(file("  gitlab:restoreSnapshots: [snap-01234567, snap-11234567]\n")).namedNodes;
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
    ).namedNodes;
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
