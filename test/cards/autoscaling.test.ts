import assert from "node:assert/strict";
import { cards } from "../../tools/cards/cards.ts";
import { compare } from "../../tools/compare/compare.ts";
import { priceSummary } from "../../tools/plan/priceSummary.ts";
import { exactly } from "../compare/exactly.ts";
import { plan, recordGroup, type GroupChange } from "../components/nodes/recordGroup.ts";

const group = cards["aws:autoscaling/group:Group"]!;

const record = (change: GroupChange = {}) => recordGroup(change, "references");

const price = async (change: GroupChange = {}) => {
  const { resources } = await record(change);
  return (region: string) => {
    const { parts, unknown } = priceSummary(resources, region);
    return { lines: parts.flatMap(({ lines }) => lines).map(({ arithmetic }) => arithmetic), unknown };
  };
};

/** What an edit does to the resources. */
const edited = async (change: GroupChange) => {
  const side = async (some: GroupChange) => ({ recording: await record(some), settings: {} });
  const text = exactly(compare("before", await side({}), await side(change)));
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("price: "));
};

describe("the card of a group", () => {
  it("charges the minimum, at the type and disk of its template", async () => {
    const at = await price();
    assert.deepEqual(at("us-east-1"), {
      lines: ["120 x GiB of gp3 at 0.0800", "3 x c7g.2xlarge at 0.2900 x 730 h"],
      unknown: [],
    });
    const { lines } = (await price({ plan: { ...plan, min: 1, rootVolumeGiB: 50 } }))("us-east-1");
    assert.deepEqual(lines, ["1 x c7g.2xlarge at 0.2900 x 730 h", "50 x GiB of gp3 at 0.0800"]);
  });

  it("knows no price where nobody knows it, or without its template", async () => {
    assert.deepEqual((await price())("eu-central-1").unknown, ["gitlab-nodes-rails: c7g.2xlarge in eu-central-1"]);
    const { resources } = await record();
    const without = resources.filter(({ type }) => type !== "aws:ec2/launchTemplate:LaunchTemplate");
    assert.deepEqual(priceSummary(without, "us-east-1").unknown, [
      "gitlab-nodes-rails: instances of an unknown type in us-east-1",
    ]);
  });

  it("says that a new image waits for a rollout, and that the group stays as it is", async () => {
    assert.deepEqual(await edited({ amiId: "ami-2" }), [
      "1 changed in place, 4 unchanged.",
      "interrupts: gitlab-nodes-rails: nodes that run stay as they are until their group replaces them",
      "updated:",
      "  LaunchTemplate gitlab-nodes-rails",
      "    imageId inPlace: ami-1 -> ami-2",
    ]);
  });

  it("says that a smaller group lets nodes finish", async () => {
    assert.deepEqual(await edited({ plan: { ...plan, max: 5 } }), [
      "1 changed in place, 4 unchanged.",
      "interrupts: gitlab-nodes-rails: if more nodes than the new maximum run, those beyond it finish their work and end",
      "updated:",
      "  Group gitlab-nodes-rails",
      "    instanceMaintenancePolicy.maxHealthyPercentage inPlace: 116 -> 120",
      "    maxSize inPlace: 6 -> 5",
    ]);
  });

  it("says that other times change the hook and replace nothing", async () => {
    assert.deepEqual(await edited({ plan: { ...plan, drainSeconds: 1800 } }), [
      "1 changed in place, 1 kept with changed options, 3 unchanged.",
      "interrupts: gitlab-nodes-rails-terminating: nodes that wait at it now keep the old time",
      "updated:",
      "  LifecycleHook gitlab-nodes-rails-terminating",
      "    heartbeatTimeout inPlace: 960 -> 1860",
      "kept:",
      "  Group gitlab-nodes-rails",
      '    option customTimeouts: {"delete":"3660s","update":"1500s"} -> {"delete":"5460s","update":"2400s"}',
    ]);
  });

  it("is a box that says how many nodes there may be, and holds no data", () => {
    assert.deepEqual(group.box?.detail({ minSize: 3, maxSize: 6 }), ["Auto Scaling group", "3 to 6 nodes"]);
    assert.deepEqual(group.box?.detail({ minSize: 3, maxSize: 3 }), ["Auto Scaling group", "3 nodes"]);
    assert.deepEqual(group.box?.detail({ minSize: 1, maxSize: 1 }), ["Auto Scaling group", "1 node"]);
    assert.equal(group.data, undefined);
  });
});
