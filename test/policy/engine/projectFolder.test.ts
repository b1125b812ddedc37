import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectFolder } from "../../../policy/engine/projectFolder.ts";

describe("the folder of the project", () => {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  const project = join(folder, "project");
  const inside = join(project, "node_modules", "pack");
  const elsewhere = join(folder, "pack");
  before(() => {
    for (const one of [inside, elsewhere]) mkdirSync(one, { recursive: true });
    writeFileSync(join(project, "Pulumi.yaml"), "name: project\n");
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("is the nearest one above the pack that has a Pulumi.yaml", () => {
    assert.deepEqual(projectFolder(inside, elsewhere), pathToFileURL(`${project}/`));
  });

  it("is where Pulumi was started, if the pack is elsewhere", () => {
    assert.deepEqual(projectFolder(elsewhere, project), pathToFileURL(`${project}/`));
  });

  it("is unknown if there is none", () => {
    assert.equal(projectFolder(elsewhere, elsewhere), undefined);
    assert.equal(projectFolder(elsewhere, undefined), undefined);
  });
});
