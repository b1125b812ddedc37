import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { generatedDocs } from "../../tools/docs/generated.ts";

describe("generated documents", () => {
  for (const { path, update } of generatedDocs.filter(({ isSlow }) => !isSlow)) {
    it(`are not stale: ${path}`, async () => {
      const text = readFileSync(path, "utf8");
      assert.equal(text, await update(text), "run: npm run docs");
    });
  }
});
