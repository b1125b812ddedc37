import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { recorderParts } from "../../tools/against/recordAgainst.ts";

describe("the recorder that is brought beside another revision", () => {
  it("imports nothing that is not brought with it", () => {
    const files = recorderParts.flatMap((part) => (part.endsWith(".ts") ? [part] : globSync(`${part}/**/*.ts`)));
    const missing = files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type )[^;]*?"(\.[^"]+)"/gm)]
        .map(([, target = ""]) => join(dirname(file), target))
        .filter((target) => !recorderParts.some((part) => target === part || target.startsWith(`${part}/`)))
        .map((target) => `${file}: ${target}`),
    );
    assert.ok(files.length > 20);
    assert.deepEqual(missing, []);
  });
});
