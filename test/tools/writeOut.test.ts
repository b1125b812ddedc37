import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OutError, writeOut } from "../../tools/plan/writeOut.ts";

describe("the file of --out", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "out-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const refuses = (file: string, why: string) => {
    assert.throws(
      () => {
        writeOut(file, "text");
      },
      new OutError(`--out ${file} cannot be written: ${why}. Name another file.`),
    );
  };

  it("is written whole, over what was there, and nothing is left beside it", () => {
    const file = join(folder, "plan.txt");
    writeFileSync(file, "something longer than before");
    writeOut(file, "plan \u00e9");
    assert.equal(readFileSync(file, "utf8"), "plan \u00e9");
    assert.deepEqual(readdirSync(folder), ["plan.txt"]);
  });

  it("is refused in plain words where it cannot be", () => {
    mkdirSync(join(folder, "a folder"));
    writeFileSync(join(folder, "file"), "as it was");
    refuses(join(folder, "no", "plan.txt"), "the folder does not exist");
    refuses(join(folder, "a folder"), "it is a folder");
    refuses(join(folder, "file", "plan.txt"), "a part of its path is not a folder");
    assert.deepEqual(readdirSync(folder).toSorted(), ["a folder", "file"]);
    assert.equal(readFileSync(join(folder, "file"), "utf8"), "as it was");
  });

  it("may be a device, which stays one, and a full one says so", function () {
    if (!existsSync("/dev/full")) this.skip();
    writeOut("/dev/null", "text");
    refuses("/dev/full", "the disk is full");
    assert.ok(existsSync("/dev/null") && existsSync("/dev/full"));
  });
});
