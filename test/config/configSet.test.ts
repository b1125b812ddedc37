import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { checkShape } from "../../config/checkShape.ts";
import { decode } from "../../config/decode.ts";
import { stackConfig } from "../../config/stackFile.ts";
import { stackKeys, type StackKey } from "../../config/stackKeys.ts";
import type { KeyName } from "../../config/stackSchema.ts";

// This is what pulumi config set of CLI 3.260.0 was seen to write. Right below config, every value is a text in quotes. With
// --path, a text that looks like a whole number or a truth value becomes one, unless it begins with 0 or --type string is
// given.

const projectYaml = readFileSync("Pulumi.yaml", "utf8");
const top = stackKeys.filter(({ path }) => !path.includes("."));

/** The value of a key with this YAML behind it. */
function read(name: string, type: StackKey["type"], yaml: string): unknown {
  const { config } = stackConfig(projectYaml, `config:\n  gitlab:${name}: ${yaml}\n`);
  const decoded = decode(type, config[`gitlab:${name}`] ?? "");
  return decoded.ok ? decoded.value : `allowed: ${decoded.allowed}`;
}

/** The value of a leaf of a group, or that it is refused. */
function readLeaf([name = "", ...path]: readonly string[], value: unknown): unknown {
  const given = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  let refused = false;
  const output: unknown = checkShape(name as KeyName, given, () => {
    refused = true;
  });
  if (refused) return "refused";
  return path.reduce<unknown>((group, key) => (group as Record<string, unknown>)[key], output);
}

describe("what pulumi config set writes", () => {
  it("is read the same in quotes and without, for every key right below config", () => {
    const texts: Readonly<Record<StackKey["type"], readonly (readonly [string, unknown])[]>> = {
      string: [
        ["word", "word"],
        ['"42"', "42"],
        ["42", "42"],
        ['"true"', "true"],
      ],
      integer: [
        ["42", 42],
        ['"42"', 42],
        ['"-1"', -1],
        ['"4.2"', "allowed: a whole number"],
      ],
      boolean: [
        ["true", true],
        ['"true"', true],
        ['"false"', false],
        ['"1"', "allowed: true or false"],
      ],
      array: [
        ["[a, b]", ["a", "b"]],
        [`'["a"]'`, "allowed: a list"],
        ["a", "allowed: a list"],
      ],
      object: [
        ["{ a: 1 }", { a: 1 }],
        [`'{"a":1}'`, "allowed: a group of keys"],
        ["a", "allowed: a group of keys"],
      ],
    };
    for (const { path: name, type } of top) {
      for (const [yaml, value] of texts[type]) assert.deepEqual(read(name, type, yaml), value, `${name}: ${yaml}`);
    }
  });

  it("is read the same as a text and as what it looks like, for every key inside of a group", () => {
    const lists = top.filter(({ items }) => items === "object").map(({ path }) => `${path}.`);
    const inside = stackKeys.filter(
      ({ path, inner }) => path.includes(".") && inner === undefined && !lists.some((list) => path.startsWith(list)),
    );
    assert.ok(inside.length > 30, String(inside.length));
    for (const leaf of [...inside.map(({ path }) => path.split(".")), ["tags", "any"]]) {
      const spelled = [
        ["3", 3],
        ["true", true],
      ].map((pair) => pair.map((value) => readLeaf(leaf, value)));
      for (const [text, other] of spelled) assert.deepEqual(other, text, leaf.join("."));
      assert.deepEqual(readLeaf(leaf, [3]), readLeaf(leaf, ["3"]), leaf.join("."));
      const several = [["a"], [3]].map((list) => readLeaf(leaf, list));
      const taken = [...spelled.flat(), ...several].filter((one) => one !== "refused");
      assert.notDeepEqual(taken, [], `${leaf.join(".")} takes something`);
    }
  });

  it("keeps numbers that are none: no point is lost, and no zero in front", () => {
    for (const value of [1.1, 1e21, 2 ** 53, null, [], {}])
      assert.equal(readLeaf(["tags", "a"], value), "refused", JSON.stringify(value));
    assert.equal(readLeaf(["tags", "a"], "012345678901"), "012345678901");
    assert.equal(readLeaf(["nodes", "box", "volumeGiB"], "1e3"), "refused");
    assert.equal(readLeaf(["nodes", "box", "volumeGiB"], ""), "refused");
  });

  it("is a list of texts where the engine wants texts: account ids in quotes", () => {
    for (const { path: name } of top.filter(({ items }) => items === "string")) {
      assert.deepEqual(readLeaf([name], ["012345678901"]), ["012345678901"]);
      assert.equal(readLeaf([name], [123456789012]), "refused", name);
    }
  });
});
