import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parseSettings } from "../../config/parseSettings.ts";
import { problemsText } from "../../config/problem.ts";
import { stackConfig } from "../../config/stackFile.ts";
import { badRows, messageOf, problems, projectYaml, show, stackFile } from "./badStack.ts";

const rows = badRows("test/config/bad.yaml");

describe("a stack file", () => {
  it("may say no more than users, domain and allowlist", () => {
    assert.equal(problems(stackFile("")), "");
  });

  it("belongs to a stack whose name fits into DNS names", () => {
    const said = stackConfig(projectYaml, stackFile(""));
    const named = (stack: string) => parseSettings({ ...said, stack, isSecret: () => false });
    assert.ok("settings" in named("a-1"));
    for (const stack of ["Prod", "my_stack", "a.b", "-a", "a".repeat(21)]) {
      const parsed = named(stack);
      assert.ok("problems" in parsed);
      assert.equal(
        problemsText(stack, parsed.problems).split("\n")[1],
        `  - stack: "${stack}". Allowed: a name of at most 20 lower-case letters, digits and hyphens. It becomes part of DNS names and AWS names: create the stack under another name.`,
      );
    }
  });

  it("has its keys under the project's own name", () => {
    const acme = projectYaml.replace("name: gitlab", "name: acme");
    const said = stackConfig(acme, stackFile("").replaceAll("gitlab:", "acme:"));
    const parsed = parseSettings({ ...said, stack: "dev", isSecret: () => false });
    assert.ok("settings" in parsed);
    assert.deepEqual([parsed.settings.users, parsed.settings.domain], [500, "gitlab.example.com"]);
  });

  for (const stack of ["dev", "prod", "team"]) {
    it(`is good: Pulumi.${stack}.yaml`, () => {
      assert.equal(problems(readFileSync(`Pulumi.${stack}.yaml`, "utf8")), "");
    });
  }

  it("has every row of bad input", () => {
    assert.ok(rows.length >= 140, String(rows.length));
  });

  for (const row of rows) {
    it(`is refused: ${row.file.trim().replaceAll("\n", "; ").slice(0, 90)}`, () => {
      const actual = problems(stackFile(row.file));
      show(row.file, actual);
      assert.equal(actual, messageOf(row));
    });
  }
});
