import { checkGolden } from "../golden.ts";
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
      checkGolden(`test/compare/golden/${name}.txt`, exactly(comparison));
    });
  }
});
