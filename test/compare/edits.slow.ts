import assert from "node:assert/strict";
import { checkGolden } from "../golden.ts";
import { compare } from "../../tools/compare/compare.ts";
import { edits } from "./edits.ts";
import { exactly } from "./exactly.ts";
import { recordEdited } from "./recordEdited.ts";

describe("a comparison of a real edit", function () {
  this.timeout(60_000);

  for (const { name, stack, sets = {}, program } of edits) {
    it(`says exactly what ${name} does`, async () => {
      const before = await recordEdited(stack, {});
      const after = await recordEdited(stack, sets, program);
      assert.notDeepEqual(after.recording, before.recording, "the edit changes the program");
      checkGolden(`test/compare/golden/${name}.txt`, exactly(compare("the one before", before, after)));
    });
  }
});
