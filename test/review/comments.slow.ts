import assert from "node:assert/strict";
import { commentText } from "../../tools/review/comment/commentText.ts";
import { verdictOf } from "../../tools/review/verdictOf.ts";
import { checkGolden } from "../golden.ts";
import { reviewed } from "./reviewed.ts";
import { scenarios } from "./scenarios.ts";

describe("the comment of a merge request", function () {
  this.timeout(120_000);

  for (const scenario of scenarios) {
    it(`says exactly what is in golden/${scenario.name}.md`, async () => {
      const review = await reviewed(scenario);
      checkGolden(`test/review/golden/${scenario.name}.md`, commentText(review));
      assert.equal(verdictOf(review).exitCode, scenario.exitCode);
    });
  }
});
