import assert from "node:assert/strict";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import { losses } from "../../tools/plan/losses.ts";
import { tierFindings } from "../../tools/plan/tierFindings.ts";
import { spansZones } from "../../tools/plan/spansZones.ts";
import { recordStack } from "../components/recordStack.ts";

/** What is said of the zones of a stack that fail. */
async function zoneRows(stack: string) {
  const { resources } = await recordStack(stack, {}, "references");
  return losses(resources, "us-east-1", 100).filter(({ event }) => event.startsWith("Availability Zone "));
}

const moves = "if it was in this zone, Auto Scaling launches it in another one";

describe("a bastion", () => {
  it("moves to another zone when its own one fails, of a box and of tiers", async () => {
    for (const stack of ["team", "prod"]) {
      const rows = await zoneRows(stack);
      assert.deepEqual(
        rows.filter(({ part }) => part === "gitlab-bastion").map(({ until }) => until),
        [moves],
        stack,
      );
    }
    for (const { part } of await zoneRows("dev")) assert.doesNotMatch(part, /bastion/);
  });

  it("is no node of GitLab: one is enough, and a box with it has no traffic between zones", async () => {
    const { resources } = await recordStack("team", {}, "references");
    const graph = new ResourceGraph(resources);
    assert.equal(graph.ofType("autoscaling/group:Group").length, 1);
    assert.deepEqual(
      tierFindings.flatMap((check) => check({ graph, settings: [] })),
      [],
    );
    assert.equal(spansZones(resources), false);
  });
});
