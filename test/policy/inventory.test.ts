import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { exceptionRules } from "../../policy/exceptions/exceptionRules.ts";
import { pack } from "../../policy/pack.ts";
import { checkGolden } from "../golden.ts";

describe("the policy pack", () => {
  it("has the policies, levels and severities of golden/inventory.txt", () => {
    const rows = [...pack, ...Object.values(exceptionRules)].map(
      ({ name, level, severity }) => `${name} ${level} ${severity}`,
    );
    checkGolden("test/policy/golden/inventory.txt", `${rows.toSorted().join("\n")}\n`);
  });

  it("gives each name to one policy, and lists each policy once", () => {
    const twice = (all: readonly unknown[]) => all.filter((one, position) => all.indexOf(one) !== position);
    assert.deepEqual(twice(pack.map(({ name }) => name)), []);
    assert.deepEqual(twice(pack.map(({ policy }) => policy)), []);
  });

  it("names policies by service, verb and what, and says what they ask and what to do as sentences", () => {
    for (const { name, description, todo } of pack) {
      assert.match(name, /^[a-z0-9]+(-[a-z0-9]+){2,}$/);
      for (const sentence of [description, todo]) assert.match(sentence, /^[A-Z].*[^.]\.$/, name);
    }
  });

  it("has one policy per file, of about 60 lines at most, and lists it", async () => {
    const listed = new Set<unknown>(pack.map(({ policy }) => policy));
    const found: string[] = [];
    for (const file of globSync("policy/policies/**/*.ts")) {
      const name = basename(file, ".ts");
      const exported = (await import(`../../${file}`)) as Readonly<Record<string, unknown>>;
      assert.deepEqual(Object.keys(exported), [name], file);
      assert.ok(listed.has(exported[name]), `${file} is in no pack`);
      assert.ok(readFileSync(file, "utf8").split("\n").length <= 75, `${file} is too long`);
      found.push(name);
    }
    assert.equal(found.length, pack.length);
    const tests = globSync("test/policy/policies/**/*.test.ts").map((file) => readFileSync(file, "utf8"));
    const untested = found.filter((one) => !tests.some((text) => new RegExp(`policyCases\\(\\s*${one},`).test(text)));
    assert.deepEqual(untested, [], "policies without a good fixture and changed fields");
  });
});
