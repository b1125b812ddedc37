import assert from "node:assert/strict";
import { compare } from "../../tools/compare/compare.ts";
import { changedResources } from "../../tools/document/changes/changedResources.ts";
import { text } from "../../tools/document/text/text.ts";
import { unsaidValues } from "../../tools/plan/unsaidValues.ts";
import { recordEdited } from "./recordEdited.ts";

async function sideOf(sets: Readonly<Record<string, string>>) {
  const side = await recordEdited("prod", sets);
  return { ...side, unsaid: unsaidValues("prod", side.config) };
}

async function comparisonOf(sets: Readonly<Record<string, string>>) {
  return compare("stack prod", await sideOf({}), await sideOf(sets));
}

describe("an edit that would move what everything stands on", () => {
  it("fails in one sentence with the setting, its default and what would be replaced", async () => {
    const comparison = await comparisonOf({ "network.cidr": "10.8.0.0/16" });
    assert.deepEqual(comparison.failures, [
      "network.cidr cannot change (10.0.0.0/16 (default) → 10.8.0.0/16): the VPC and 12 subnets would be replaced, and GitLab depends on them. Create another stack and move GitLab there.",
    ]);
    const said = text(changedResources(comparison));
    assert.match(said, /^REFUSED: Vpc gitlab-network$/m);
    assert.doesNotMatch(said, /kept with changed options/);
    assert.doesNotMatch(said, /[A-Za-z0-9+/]{70}/, "no base64");
  });

  it("shows what the size has where a setting says 0 for it", async () => {
    const { settings } = await comparisonOf({ instanceTypeGeneration: "6" });
    assert.deepEqual(settings, [{ key: "instanceTypeGeneration", before: "7 (by the size)", after: "6" }]);
  });
});
