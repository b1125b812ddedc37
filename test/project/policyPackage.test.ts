import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";

interface Package {
  readonly version: string;
  readonly engines: object;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Package;

describe("the package of the policy pack", () => {
  const [ours, whole] = [read("policy/package.json"), read("package.json")];

  it("depends on exactly what the pack imports, in the versions of this project", () => {
    const imported = globSync("policy/**/*.ts")
      .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/^(?:import|export) [^;]*? from "([^".][^"]*)"/gm)])
      .map(([, name = ""]) => /^(@[^/]+\/)?[^/]+/.exec(name)![0])
      .filter((name) => !isBuiltin(name));
    const expected = [...new Set(imported)].toSorted().map((name) => [name, whole.dependencies[name]]);
    assert.deepEqual(ours.dependencies, Object.fromEntries(expected));
    assert.deepEqual(
      Object.keys(ours.dependencies),
      expected.map(([name]) => name),
    );
  });

  it("has the version, the licence and the Node of this project", () => {
    const { version, license, engines } = whole;
    assert.deepEqual(
      { version: ours.version, license: ours.license, engines: ours.engines },
      { version, license, engines },
    );
  });
});
