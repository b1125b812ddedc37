import assert from "node:assert/strict";
import { recordStack } from "../recordStack.ts";

describe("look-ups of images", () => {
  it("are none: Image Builder, a stack file or a parameter of Amazon names an image", async () => {
    const { calls } = await recordStack("prod");
    assert.ok(calls.length > 0);
    assert.deepEqual(
      calls.filter(({ token }) => /ami/i.test(token)),
      [],
    );
  });
});
