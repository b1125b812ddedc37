import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { cardOf } from "../../tools/cards/cards.ts";

describe("the cards", () => {
  it("are there for every type that the program registers, in any of its cases", () => {
    const goldens = globSync("test/components/golden/*").map((file) => readFileSync(file, "utf8"));
    const types = new Set(goldens.flatMap((text) => [...text.matchAll(/\b(?:aws|random):\w+\/\w+:\w+/g)].flat()));
    assert.ok(types.size > 50, String(types.size));
    assert.deepEqual(
      [...types].filter((type) => !cardOf(type)),
      [],
    );
  });
});
