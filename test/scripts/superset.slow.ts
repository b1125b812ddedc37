import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { needsNodeTools } from "./needsNodeTools.ts";

describe("superset.jq", function () {
  this.timeout(60_000);
  before(needsNodeTools);
  const folder = mkdtempSync(join(tmpdir(), "superset-"));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

  function superset(old: Json, fresh: Json): { secrets: Json; changed: string[] } {
    const [first, second] = [join(folder, "old"), join(folder, "new")];
    writeFileSync(first, JSON.stringify(old));
    writeFileSync(second, JSON.stringify(fresh));
    const own = '[["node", "own"]]';
    const args = ["-n", "--argjson", "local", own, "--slurpfile", "old", first, "--slurpfile", "new", second];
    const { stdout, stderr } = spawnSync("jq", [...args, "-f", "gitlab/scripts/lib/superset.jq"], { encoding: "utf8" });
    assert.equal(stderr, "");
    return JSON.parse(stdout) as { secrets: Json; changed: string[] };
  }

  const isGroup = (value: Json | undefined): value is Record<string, Json> =>
    typeof value === "object" && value !== null && !Array.isArray(value);

  /**
   * Every value in a set, with its path. A list is one value, an empty group is an empty object, and null does not count.
   */
  function said(value: Json, path: readonly string[] = []): [string, string][] {
    if (value === null) return [];
    if (!isGroup(value)) return [[path.join("/"), JSON.stringify(value)]];
    const inner = Object.entries(value).flatMap(([key, one]) => said(one, [...path, key]));
    return inner.length > 0 || path.length === 0 ? inner : [[path.join("/"), "{}"]];
  }

  for (const [name, old, fresh, expected] of [
    ["a new key", { a: "1" }, { a: "1", b: "2" }, { secrets: { a: "1", b: "2" }, changed: [] }],
    ["a dropped key", { a: "1", b: { c: "2" } }, { a: "1" }, { secrets: { a: "1", b: { c: "2" } }, changed: [] }],
    ["a dropped section", { a: { b: "1" } }, {}, { secrets: { a: { b: "1" } }, changed: [] }],
    ["a key that is null now", { a: "1" }, { a: null }, { secrets: { a: "1" }, changed: [] }],
    ["a key that was null", { a: null }, { a: false }, { secrets: { a: false }, changed: [] }],
    ["false that becomes true", { a: false }, { a: true }, { secrets: { a: false }, changed: ["a"] }],
    ["a list, as one value", { a: ["1", "2"] }, { a: ["1"] }, { secrets: { a: ["1", "2"] }, changed: ["a"] }],
    ["a text that becomes a group", { a: "1" }, { a: { b: "1" } }, { secrets: { a: "1" }, changed: ["a"] }],
    ["a group that becomes a list", { a: {} }, { a: [] }, { secrets: { a: {} }, changed: ["a"] }],
    [
      "all that was changed",
      { a: { b: "1", c: "2" } },
      { a: { b: "x", c: "y" } },
      { secrets: { a: { b: "1", c: "2" } }, changed: ["a.b", "a.c"] },
    ],
    [
      "what each node decides for itself",
      { node: { own: true } },
      { node: { own: false } },
      { secrets: { node: { own: true } }, changed: [] },
    ],
    ["that only at its own place", { own: true }, { own: false }, { secrets: { own: true }, changed: ["own"] }],
  ] as const) {
    it(`knows ${name}`, () => {
      assert.deepEqual(superset(old as unknown as Json, fresh as unknown as Json), expected);
    });
  }

  it("never loses or changes a key of either, or says which one it cannot keep", () => {
    const { group } = fc.letrec<{ value: Json; group: Record<string, Json> }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom<Json>("1", "2", true, false, null, 1, [], ["1"]),
        tie("group"),
      ),
      group: fc.dictionary(fc.constantFrom("a", "b", "c.d", "e"), tie("value"), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(group, group, (old, fresh) => {
        const { secrets, changed } = superset(old, fresh);
        const all = new Map(said(secrets));
        const filled = (path: string, value: string) =>
          value === "{}" && [...all.keys()].some((one) => one.startsWith(`${path}/`));
        for (const [path, value] of said(old)) {
          if (filled(path, value)) continue; // an empty group
          assert.equal(all.get(path), value, `${path} was lost or changed`);
        }
        const lost = said(fresh).filter(([path, value]) => all.get(path) !== value && !filled(path, value));
        assert.equal(changed.length > 0, lost.length > 0, `${JSON.stringify(lost)} is not in ${changed.join()}`);
        for (const [path] of lost) {
          assert.ok(
            changed.some((one) => `${path.replaceAll("/", ".")}.`.startsWith(`${one}.`)),
            path,
          );
        }
        if (changed.length === 0) assert.deepEqual(superset(secrets, fresh), { secrets, changed: [] });
      }),
      { numRuns: 60 },
    );
  });
});
