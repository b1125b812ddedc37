import assert from "node:assert/strict";
import * as fc from "fast-check";
import { table } from "../../tools/document/table.ts";
import { tableLines } from "../../tools/document/text/tableLines.ts";
import { wrap } from "../../tools/document/text/wrap.ts";

describe("a table in a text", () => {
  const long = "what goes on and on ".repeat(5).trim();
  const lines = (columns: number, cell: string, width: number) =>
    tableLines(
      table<readonly string[]>(
        "",
        [
          ["a", cell],
          ["b", ""],
        ],
        [
          ["Name", ([name = ""]) => name],
          ...Array.from(
            { length: columns },
            (_, at) => [`Head ${String(at)}`, ([, value = ""]: readonly string[]) => value] as const,
          ),
        ],
      ),
      width,
    );

  it("has columns as wide as they are, and gives way where there is no room", () => {
    assert.deepEqual(lines(1, "x", 40), ["Name  Head 0", "a     x", "b"]);
    assert.deepEqual(lines(2, long, 60), [
      "Name  Head 0                      Head 1",
      "a     what goes on and on what    what goes on and on what",
      "      goes on and on what goes    goes on and on what goes",
      "      on and on what goes on and  on and on what goes on and",
      "      on what goes on and on      on what goes on and on",
      "",
      "b",
    ]);
  });

  it("is a line for each row where there are too many columns", () => {
    assert.deepEqual(lines(5, "0123456789 123", 40), [
      "a: Head 0 0123456789 123; Head 1",
      "    0123456789 123; Head 2 0123456789",
      "    123; Head 3 0123456789 123; Head 4",
      "    0123456789 123",
      "b",
    ]);
  });

  it("hangs a name that is longer than its column, and keeps rows apart only where they are long", () => {
    const named = (is: string) =>
      table<string[]>(
        "",
        [
          ["n".repeat(40), is],
          ["m", "y"],
        ],
        [
          ["Name", ([name = ""]) => name],
          ["Is", ([, value = ""]) => value],
        ],
      );
    const head = `Name${" ".repeat(34)}Is`;
    const name = [`${"n".repeat(36)}  x`, `  ${"n".repeat(4)}`];
    assert.deepEqual(tableLines(named("x"), 80), [head, ...name, `m${" ".repeat(37)}y`]);
    const lines = tableLines(named("x ".repeat(80).trim()), 80);
    assert.deepEqual(lines.slice(-2), ["", `m${" ".repeat(37)}y`]);
  });

  it("never narrows a number", () => {
    const numbers = table<string[]>(
      "",
      [["a", long, "1234567890.00"]],
      [
        ["Name", ([name = ""]) => name],
        ["What", ([, what = ""]) => what],
        ["$ a month", ([, , sum = ""]) => sum, "number"],
      ],
    );
    assert.deepEqual(tableLines(numbers, 40), [
      "Name  What                     $ a month",
      "a     what goes on and on  1234567890.00",
      ...Array.from({ length: 4 }, () => "      what goes on and on"),
    ]);
  });
});

describe("a line of a text", () => {
  it("breaks at spaces, a long word at a hyphen, and anything else anywhere", () => {
    assert.deepEqual(wrap("one two three", 8, 2), ["one two", "  three"]);
    assert.deepEqual(wrap("gitlab-firewall-web-door", 16), ["gitlab-firewall-", "web-door"]);
    assert.deepEqual(wrap("  indented words", 12, 4), ["  indented", "    words"]);
    assert.deepEqual(wrap("x".repeat(10), 4, 2), ["xxxx", "  xx", "  xx", "  xx"]);
    assert.deepEqual(wrap("abcd-ef", 4), ["abcd", "-ef"]);
    assert.deepEqual(wrap("", 4), [""]);
  });

  it("is never longer than it may be, and has every letter", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 6, max: 60 }), (said, width) => {
        const wrapped = wrap(said, width, 4);
        assert.ok(wrapped.every((line) => line.length <= width));
        assert.equal(wrapped.join("").replaceAll(/\s/g, ""), said.replaceAll(/\s/g, ""));
      }),
    );
  });
});
