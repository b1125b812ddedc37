import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readExceptions } from "../../../policy/exceptions/readExceptions.ts";

describe("the exceptions of a stack", () => {
  it("are in a file with its name, and none without that file", () => {
    const folder = mkdtempSync(join(tmpdir(), "exceptions-"));
    const project = pathToFileURL(`${folder}/`);
    writeFileSync(
      join(folder, "exceptions.prod.yaml"),
      "exceptions: [{policy: a, resource: b, reason: it is only a test, lastDay: 2026-12-31}]\n",
    );
    assert.deepEqual(readExceptions(project, "dev", ["a"]), []);
    assert.deepEqual(
      readExceptions(project, "prod", ["a"]).map(({ place }) => place),
      ["exceptions.prod.yaml, line 1"],
    );
    rmSync(folder, { recursive: true });
  });
});
