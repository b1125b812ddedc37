import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectFolder } from "../../../policy/engine/projectFolder.ts";

describe("the folder of the project", () => {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  const project = join(folder, "project");
  const accounts = join(project, "accounts");
  const inside = join(project, "node_modules", "pack");
  const elsewhere = join(folder, "pack");
  const asUrl = (path: string) => pathToFileURL(`${path}/`);
  before(() => {
    for (const one of [inside, accounts, elsewhere]) mkdirSync(one, { recursive: true });
    writeFileSync(join(project, "Pulumi.yaml"), "name: gitlab\n");
    writeFileSync(join(accounts, "Pulumi.yaml"), "name: gitlab-accounts\n");
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("is the nearest one above the pack that has a Pulumi.yaml", () => {
    assert.deepEqual(projectFolder({ pack: inside, started: elsewhere, name: "gitlab" }), asUrl(project));
    assert.deepEqual(projectFolder({ pack: inside, started: elsewhere, name: undefined }), asUrl(project));
  });

  it("is where Pulumi was started, if the pack is in another project or in none", () => {
    assert.deepEqual(projectFolder({ pack: inside, started: accounts, name: "gitlab-accounts" }), asUrl(accounts));
    assert.deepEqual(projectFolder({ pack: elsewhere, started: project, name: "gitlab" }), asUrl(project));
  });

  it("is above the folder where Pulumi was started, past other projects", () => {
    assert.deepEqual(projectFolder({ pack: elsewhere, started: accounts, name: "gitlab" }), asUrl(project));
  });

  it("is unknown if there is none of that name", () => {
    assert.equal(projectFolder({ pack: inside, started: elsewhere, name: "another" }), undefined);
    assert.equal(projectFolder({ pack: elsewhere, started: undefined, name: undefined }), undefined);
  });
});
