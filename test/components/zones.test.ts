import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { checkOfferings } from "../../components/foundation/checkOfferings.ts";
import { readZoneNames } from "../../components/foundation/readZoneNames.ts";
import type { NetworkPlan } from "../../config/decisions/networkPlan.ts";
import { placements, type Placement } from "../../config/placements.ts";
import { record } from "../../tools/recorder.ts";
import { boxArchitecture } from "../fixtures/architectures.ts";

/** The recorder's region has zones a, b and c, and each has every type. */
const zones = (change: Partial<Extract<NetworkPlan, { kind: "create" }>>) =>
  record(async () => {
    const network = {
      kind: "create",
      cidr: "10.0.0.0/16",
      zones: 2,
      doorZones: 2,
      zoneNames: undefined,
      nat: "single",
      interfaceEndpoints: [],
      subnets: [],
      ...change,
    } as const;
    return { zones: [...(await readZoneNames({ stack: "dev", network }, new aws.Provider("aws", {})))] };
  });

describe("readZoneNames", () => {
  it("takes the first by name that need no opting in, or the pinned ones", async () => {
    const { outputs, calls } = await zones({});
    assert.deepEqual(outputs.zones, ["us-east-1a", "us-east-1b"]);
    assert.deepEqual(calls, [
      {
        token: "aws:index/getAvailabilityZones:getAvailabilityZones",
        args: { filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }] },
      },
    ]);
    const pinned = ["us-east-1c", "us-east-1a"];
    assert.deepEqual((await zones({ zoneNames: pinned })).outputs.zones, pinned);
  });

  it("refuses pinned zones that the account has not", async () => {
    await assert.rejects(zones({ zoneNames: ["us-east-1a", "us-east-1z"] }), {
      message:
        'Pulumi.dev.yaml has 1 problem:\n  - network.zoneNames[1]: "us-east-1z". Allowed: a zone that the account has: us-east-1a, us-east-1b, us-east-1c. Choose another one.',
    });
  });

  it("refuses more zones than the account has", async () => {
    await assert.rejects(zones({ doorZones: 4 }), {
      message:
        "Pulumi.dev.yaml has 1 problem:\n  - network.zones: 4. Allowed: at most 3: the account has us-east-1a, us-east-1b, us-east-1c. Use fewer zones.",
    });
  });
});

describe("checkOfferings", () => {
  const check = (...wanted: readonly Placement[]) =>
    record(() => checkOfferings("dev", wanted, new aws.Provider("aws", {})));
  const box = (zoneName: string): Placement => ({
    key: "nodes.box.instanceType",
    instanceTypes: ["c7g.2xlarge"],
    zoneName,
  });

  it("asks for each type once, by zone", async () => {
    const builds = { key: "cpu", instanceTypes: ["m7g.large", "c7g.2xlarge"], zoneName: "us-east-1b" };
    const { calls } = await check(box("us-east-1a"), builds);
    assert.deepEqual(
      calls.map(({ token, args }) => ({ token, args })),
      ["c7g.2xlarge", "m7g.large"].map((type) => ({
        token: "aws:ec2/getInstanceTypeOfferings:getInstanceTypeOfferings",
        args: { locationType: "availability-zone", filters: [{ name: "instance-type", values: [type] }] },
      })),
    );
  });

  it("names the type, its zone, and the zones that have it", async () => {
    await assert.rejects(check(box("us-east-1a"), box("us-east-1e")), {
      message:
        'Pulumi.dev.yaml has 1 problem:\n  - nodes.box.instanceType: "c7g.2xlarge". Allowed: a type that AWS offers in us-east-1e. Choose another type, or move it to us-east-1a or us-east-1b or us-east-1c: list the zones in network.zoneNames.',
    });
  });
});

describe("placements", () => {
  it("are the node in its zone, the bastion in every zone, and image builds in the first", () => {
    const architecture = { ...boxArchitecture, bastion: { instanceType: "t4g.micro", cpu: "arm64" } as const };
    const [node] = architecture.namedNodes;
    assert.ok(node);
    const moved = { ...architecture, namedNodes: [{ ...node, zone: 1 }] };
    assert.deepEqual(placements(moved, ["us-east-1a", "us-east-1b"]), [
      { key: "nodes.box.instanceType", instanceTypes: [node.instanceType], zoneName: "us-east-1b" },
      { key: "nodes.bastion.instanceType", instanceTypes: ["t4g.micro"], zoneName: "us-east-1a" },
      { key: "nodes.bastion.instanceType", instanceTypes: ["t4g.micro"], zoneName: "us-east-1b" },
      { key: "cpu", instanceTypes: ["m7g.large", "m6g.large"], zoneName: "us-east-1a" },
    ]);
    assert.deepEqual(placements(architecture, []), []);
    assert.ok(!placements(boxArchitecture, ["us-east-1a"]).some(({ key }) => key.includes("bastion")));
  });
});
