import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { compare } from "../../tools/compare/compare.ts";
import { settingValues } from "../../tools/compare/settingValues.ts";
import { edits } from "./edits.ts";
import { exactly } from "./exactly.ts";
import { recordEdited } from "./recordEdited.ts";

/** Each stack as it is, recorded once. */
const unedited = new Map<string, ReturnType<typeof recordEdited>>();

function asItIs(stack: string): ReturnType<typeof recordEdited> {
  const recorded = unedited.get(stack) ?? recordEdited(stack, {}, []);
  unedited.set(stack, recorded);
  return recorded;
}

describe("a comparison of a real edit", function () {
  this.timeout(300_000);

  for (const { name, stack, sets = {}, source = [] } of edits) {
    it(`says exactly what ${name} does`, async () => {
      const before = await asItIs(stack);
      const after = await recordEdited(stack, sets, source);
      const comparison = compare(
        "the one before",
        { recording: before.recording, settings: settingValues(before.config) },
        { recording: after.recording, settings: settingValues(after.config) },
      );
      const file = `test/compare/golden/${name}.txt`;
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, exactly(comparison));
      assert.equal(exactly(comparison), readFileSync(file, "utf8"));
    });
  }
});
