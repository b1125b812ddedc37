import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { circles, importsOf, sources } from "./imports.ts";

/** The tests, what helps them, and the stand-ins they run; without texts that are data. */
const tests = globSync("test/**/*", { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name))
  .filter((file) => !/\/golden\/|\.(json|txt|yaml)$/.test(file));

const scripts = globSync("gitlab/scripts/**/*.sh");

const lines = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;

describe("the house", () => {
  it("has files that import each other in one direction, types included", () => {
    assert.ok(sources.length > 250, String(sources.length));
    assert.deepEqual(circles([...sources, ...tests]), []);
  });

  it("has small files", () => {
    const sizes = sources.map(lines).toSorted((a, b) => a - b);
    assert.ok(sizes[Math.floor(sizes.length / 2)]! < 70, "the median");
    assert.ok(tests.length > 170, String(tests.length));
    assert.deepEqual(
      [...sources, ...tests, ...scripts].filter((file) => lines(file) > 250),
      [],
    );
    assert.ok(lines("components/gitlab.ts") < 150, "a table of contents");
  });

  it("gives a name to one file", () => {
    const named = [...sources, ...tests, ...scripts].filter((file) => file !== "test/compare/ladder/index.ts"); // Pulumi's own name
    const byName = Map.groupBy(named, (file) => basename(file));
    const twice = [...byName.values()].filter((files) => files.length > 1);
    assert.deepEqual(twice, []);
  });

  it("has a program that needs none of the tools around it", () => {
    const reached = new Set<string>();
    const follow = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const next of importsOf(file)) if (sources.includes(next)) follow(next);
    };
    follow("main.js");
    assert.ok(reached.has("components/gitlab.ts"), "main.js leads to the components");
    assert.deepEqual(
      [...reached].filter((file) => file.startsWith("tools/")),
      [],
    );
  });
});
