import assert from "node:assert/strict";
import { formRisks } from "../../tools/compare/formRisks.ts";
import { recordStack } from "../components/recordStack.ts";

const resourcesOf = async (stack: string) => (await recordStack(stack, {}, "references")).resources;

describe("a change between a box and tiers", () => {
  it("loses the database, in both directions", async () => {
    const [box, tiers] = [await resourcesOf("dev"), await resourcesOf("prod")];
    assert.deepEqual(formRisks(box, tiers), [
      "GitLab would begin with an empty database, and its own would stay behind on the volume of the box: make another stack and restore a backup there",
    ]);
    assert.deepEqual(formRisks(tiers, box), [
      "GitLab would begin with an empty database on the box: make another stack and restore a backup there",
    ]);
  });

  it("is nothing where the form stays, or where there was no stack", async () => {
    const tiers = await resourcesOf("prod");
    assert.deepEqual([...formRisks(tiers, tiers), ...formRisks([], tiers)], []);
  });
});
