import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { generatedDocs } from "../../tools/docs/generated.ts";

describe("generated documents that have every size", function () {
  this.timeout(300_000);

  const slow = generatedDocs.filter(({ isSlow }) => isSlow);

  it("are the README and the page of prices", () => {
    assert.deepEqual(
      slow.map(({ path }) => path),
      ["README.md", "docs/prices.md"],
    );
  });

  for (const { path, update } of slow) {
    it(`are not stale: ${path}`, async () => {
      const text = readFileSync(path, "utf8");
      assert.equal(text, await update(text), "run: npm run docs");
    });
  }
});
