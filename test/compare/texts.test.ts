import assert from "node:assert/strict";
import { formatPath, parsePath } from "../../tools/compare/propertyPaths.ts";
import { changedLines, readable } from "../../tools/compare/texts.ts";
import { settingValues } from "../../tools/compare/settingValues.ts";
import * as fc from "fast-check";

describe("changed lines", () => {
  it("are shown with three lines around them", () => {
    const text = (word: string) => ["1", "2", "3", "4", word, "6", "7", "8", "9", ""].join("\n");
    assert.deepEqual(changedLines(text("five"), text("FIVE")), [
      "@ line 2, now 2",
      " 2",
      " 3",
      " 4",
      "-five",
      "+FIVE",
      " 6",
      " 7",
      " 8",
    ]);
  });

  it("are found inside of JSON and base64, and not in what has one line", () => {
    const json = (script: string) => JSON.stringify({ steps: [{ run: script }], version: 1 });
    assert.deepEqual(changedLines(json("a\nb\n"), json("a\nc\n")), [
      "@ line 1, now 1",
      " steps:",
      "   - run: |",
      "       a",
      "-      b",
      "+      c",
      " version: 1",
    ]);
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    assert.deepEqual(changedLines(base64("#!/bin/bash\necho one\n"), base64("#!/bin/bash\necho two\n")), [
      "@ line 1, now 1",
      " #!/bin/bash",
      "-echo one",
      "+echo two",
    ]);
    const rules = (days: number) => [{ id: "a".repeat(100), expiration: { days } }];
    assert.deepEqual(changedLines(rules(1), rules(2)), [
      "@ line 1, now 1",
      " - expiration:",
      "-    days: 1",
      "+    days: 2",
      `   id: ${"a".repeat(100)}`,
    ]);
    assert.deepEqual(changedLines([1], [2]), []);
    assert.deepEqual(changedLines("one", "two"), []);
    assert.deepEqual(changedLines(undefined, "a\nb"), []);
    assert.deepEqual(changedLines("[not JSON", "{nor this"), []);
  });
});

describe("paths and values", () => {
  it("are read again as they are written", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1 }).filter((name) => !name.includes("\\")),
          { minLength: 1 },
        ),
        (path) => {
          assert.deepEqual(parsePath(formatPath(path)), path);
        },
      ),
    );
    assert.deepEqual(parsePath('a.b[0]["c.d"][*].*'), ["a", "b", "0", "c.d", "*", "*"]);
  });

  it("are readable, and settings flat", () => {
    assert.deepEqual(
      [readable(undefined), readable("a"), readable({ b: 1, a: [2] })],
      [undefined, "a", '{"a":[2],"b":1}'],
    );
    assert.deepEqual(
      settingValues({
        project: "gitlab",
        config: { "aws:region": "r", "gitlab:backup": '{"schedule":"x"}', "gitlab:notify": "[]", "gitlab:word": "[a" },
        secretKeys: [],
        strayKeys: [],
      }),
      { "aws:region": "r", "backup.schedule": "x", word: "[a" },
    );
  });
});
