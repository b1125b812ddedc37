import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { generatedDocs } from "../../tools/docs/generated.ts";

describe("the page of prices", function () {
  this.timeout(300_000);

  it("is not stale", async () => {
    const page = generatedDocs.find(({ isSlow }) => isSlow);
    assert.equal(page?.path, "docs/prices.md");
    const text = readFileSync(page.path, "utf8");
    assert.equal(text, await page.update(text), "run: npm run docs");
  });
});
