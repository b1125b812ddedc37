import assert from "node:assert/strict";
import { instanceTypes } from "../../config/instanceTypes.ts";
import { checkNodes, checkZones } from "../../config/rules/checkNodes.ts";
import { boxes } from "../../config/sizes/boxes.ts";
import { complaints, group } from "./checking.ts";

describe("rules on nodes, at their borders", () => {
  const chosen = (users: number) => {
    const size = boxes.find((row) => row.users === users)!;
    return { size, form: { highAvailability: "off", gitaly: "sharded" } } as const;
  };
  const boxWith = (box: object, users = 1000, cpu = "arm64") =>
    complaints((complain) => {
      checkNodes(group("nodes", { box }), cpu, chosen(users), complain);
    }).map((key) => key.replace("nodes.box.", ""));

  it("volumes are as large as the size needs, and as gp3 can be", () => {
    for (const { users, nodes } of boxes) {
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
