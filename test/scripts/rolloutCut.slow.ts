import assert from "node:assert/strict";
import { called } from "./acting.ts";
import { cutsOf } from "./cuts.ts";
import { groupIn, nodesOf, putGroup, type PlayedGroup } from "./group.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { rollOut } from "./playRollout.ts";
import { World } from "./world.ts";

describe("a rollout, cut off", function () {
  this.timeout(600_000);
  before(needsNodeTools);

  for (const [what, group] of [
    ["replaces nodes", { desired: 2, min: 2, nodes: nodesOf("1", 2) }],
    [
      "ends another rollout first",
      {
        desired: 1,
        min: 1,
        nodes: nodesOf("1", 1),
        refreshes: [{ id: "of-before", status: "InProgress", before: "1", version: "7" }],
      },
    ],
    [
      "gives a group that does not serve its version",
      { desired: 1, min: 1, nodes: nodesOf("1", 1, "Pending:Wait").map((node) => ({ ...node, age: -1000 })) },
    ],
  ] as const satisfies readonly (readonly [string, Partial<PlayedGroup>])[]) {
    it(`is complete after the next run, at whichever call it was killed: one that ${what}`, async () => {
      const world = new World();
      world.put("world/s3/b-configuration/records/ready", "19.3.0\n");
      putGroup(world, group);
      const cuts = await cutsOf(world, rollOut);
      assert.ok(cuts.length > 8, world.calls().join("\n"));
      for (const { at, call, restore } of cuts) {
        restore();
        const after = await rollOut(world);
        const where = `after a cut at call ${String(at)} (${call}): ${after.output}`;
        assert.equal(after.code, 0, where);
        const { version, nodes } = groupIn(world);
        const staying = nodes.filter(({ state }) => state !== "Terminating:Wait");
        assert.deepEqual(
          [version, staying.map((node) => `${node.version} ${node.state}`)],
          ["2", group.nodes.map(() => "2 InService")],
          where,
        );
        // The call that is killed has no effect, but it was made.
        const killed = Number(call.startsWith("aws autoscaling start-instance-refresh"));
        assert.ok(called(world, "aws autoscaling start-instance-refresh") <= 1 + killed, where);
      }
      world.destroy();
    });
  }
});
