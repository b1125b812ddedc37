import assert from "node:assert/strict";
import { decisionBox } from "../../tools/document/decisionBox.ts";
import { text } from "../../tools/document/text/text.ts";
import { planOf } from "../tools/planOf.ts";

/** The box as words, without its line breaks. */
async function box(stack: string, sets: Readonly<Record<string, string>> = {}) {
  return text([decisionBox(await planOf(stack, sets))], { columns: 600 }).replaceAll(/\s+/g, " ");
}

describe("the box at the top", () => {
  it("says what is out of reach, and what is lost for good", async () => {
    const said = await box("prod");
    const region = "nothing for good; all is out of reach until the region is back; lost if it never is";
    assert.match(said, new RegExp(`the region fails NO ${region} when it is back wait for the region`));
    assert.match(
      said,
      /someone deletes data BY HAND 28 hours: repositories 2 hours \d+ minutes \(estimate\) database, re/,
    );
    assert.doesNotMatch(said, /everything/);
  });

  it("names how each part comes back that loses the most or takes longest", async () => {
    assert.match(
      await box("prod"),
      /an instance fails yes 1 minute \(estimate\): cache 2 minutes database: its copy .*; cache: a replica takes over/,
    );
  });

  it("says what the times by hand leave out, and nothing that a person need not do", async () => {
    const said = await box("team");
    assert.match(said, /by hand, the time begins when somebody starts to repair, and the restore .* comes on top/);
    assert.doesNotMatch(said, /IMAGE/);
  });
});
