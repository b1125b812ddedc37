import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { stackKey } from "../../config/stackKeys.ts";
import { programCopy } from "../compare/programCopy.ts";
import { needsEngine } from "./needsEngine.ts";
import { program } from "./engineStack.ts";

interface ProjectFile {
  readonly name: string;
  readonly template: { readonly config: Readonly<Record<string, object>> };
}

describe("pulumi new, from a folder of this project", function () {
  this.timeout(120_000);
  needsEngine(this);
  const folder = mkdtempSync(join(tmpdir(), "new-"));
  const project = join(folder, "acme");
  const env = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "engine",
    PULUMI_HOME: join(folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const run = (command: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, env, encoding: "utf8" });
    assert.equal(status, 0, `${stdout}${stderr}`);
    return stdout;
  };
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("asks only for keys that there are", () => {
    const { template } = parse(readFileSync("Pulumi.yaml", "utf8")) as ProjectFile;
    const asked = Object.keys(template.config);
    assert.deepEqual(asked, ["aws:region", "users", "domain", "allowFrom"]);
    assert.ok(asked.every((key) => key === "aws:region" || stackKey(key)));
  });

  it("gives a project under another name, whose plan works with what was answered", () => {
    const template = programCopy([...program, "tools"]);
    rmSync(join(template, "node_modules"));
    const made = spawnSync(
      "pulumi",
      ["new", template, "--dir", project, "--name", "acme", "--generate-only", "--yes"],
      {
        env,
        encoding: "utf8",
      },
    );
    rmSync(template, { recursive: true });
    assert.equal(made.status, 0, made.stderr);
    assert.equal((parse(readFileSync(join(project, "Pulumi.yaml"), "utf8")) as ProjectFile).name, "acme");
    symlinkSync(resolve("node_modules"), join(project, "node_modules"), "dir");
    run("pulumi", "stack", "init", "staging");
    run("pulumi", "config", "set", "aws:region", "us-east-1");
    for (const [key, value] of [
      ["users", "500"],
      ["domain", "gitlab.acme.example"],
      ["allowFrom", "203.0.113.0/24"],
    ] as const)
      run("pulumi", "config", "set", key, value);
    assert.match(run("node", "tools/plan.ts", "--stack", "staging"), /gitlab\.acme\.example/);
  });
});
