import assert from "node:assert/strict";
import fc from "fast-check";
import { fitted } from "../../tools/picture/fitted.ts";
import { textWidth } from "../../tools/picture/textWidth.ts";

const letters = { size: 10 } as const;

describe("a text that has to fit", () => {
  it("is as wide as Helvetica has it", () => {
    assert.equal(textWidth("Web and Git", 1000), 944 + 556 + 556 + 278 + 556 * 3 + 278 + 778 + 222 + 278);
    assert.equal(textWidth("→", 10), 10);
    assert.ok(textWidth("bold", 10, true) > textWidth("bold", 10));
  });

  it("breaks at spaces, and within a word only where it does not fit otherwise", () => {
    assert.deepEqual(fitted("valkey 7.2, cache.r6g.large · 3 nodes", 95, letters, 4), [
      "valkey 7.2,",
      "cache.r6g.large",
      "3 nodes",
    ]);
    assert.deepEqual(fitted("gitlab-nodes-rails-group", 60, letters, 3), ["gitlab-nodes-", "rails-group"]);
    assert.deepEqual(fitted("one two three four", 30, letters, 2), ["one", "two…"]);
    assert.deepEqual(fitted("unbreakable", 30, letters, 2), ["unb…"]);
  });

  it("is never wider than its room or longer than its lines", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.integer({ min: 20, max: 200 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, most) => {
          const lines = fitted(text, width, letters, most);
          assert.ok(lines.length <= most);
          assert.ok(lines.every((line) => textWidth(line, letters.size) <= width));
        },
      ),
    );
  });
});
