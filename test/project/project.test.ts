import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ESLint } from "eslint";
import { parse } from "yaml";

interface Package {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Package;

describe("the packages", () => {
  it("are pinned to exact versions", () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    }
  });

  it("do not hide a user's own pulumi", () => {
    assert.ok(!("pulumi" in manifest.dependencies || "pulumi" in manifest.devDependencies));
  });

  it("name no registry in the lock file", () => {
    assert.ok(!/https?:\/\/[^"]*\.tgz/.test(readFileSync("package-lock.json", "utf8")));
  });
});

describe("documents and pipelines", () => {
  it("name only scripts that exist", () => {
    for (const file of ["README.md", "CONTRIBUTING.md", ".gitlab-ci.yml", ".ci/run", ...globSync("docs/*.md")]) {
      for (const [, script = ""] of readFileSync(file, "utf8").matchAll(/npm run (?:--silent )?([a-z][a-z:]*)/g)) {
        assert.ok(script in manifest.scripts, `${file}: npm run ${script}`);
      }
    }
  });

  it("link only to files that exist", () => {
    for (const file of ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...globSync("docs/**/*.md")]) {
      for (const [, target = ""] of readFileSync(file, "utf8").matchAll(/\]\(([^)#:]+)\)/g)) {
        assert.ok(existsSync(join(file, "..", target)), `${file}: ${target}`);
      }
    }
  });

  it("have a pipeline whose jobs need jobs that exist", () => {
    const pipeline = parse(readFileSync(".gitlab-ci.yml", "utf8")) as Record<
      string,
      { needs?: string[]; stage?: string }
    >;
    const jobs = Object.entries(pipeline).filter(([, job]) => job.stage !== undefined);
    assert.deepEqual(
      jobs.map(([name]) => name),
      ["install", "lint", "types", "test", "plan"],
    );
    for (const [name, { needs = [] }] of jobs) for (const need of needs) assert.ok(need in pipeline, name);
  });
});

describe("an old Node", () => {
  it("is told so in one plain sentence, before anything else", () => {
    const guard = readFileSync("tools/nodeVersion.cjs", "utf8").replaceAll("process.versions.node", '"20.20.2"');
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      ["--eval", guard.replace("../package.json", "./package.json")],
      { encoding: "utf8" },
    );
    assert.deepEqual(
      { status, stdout, stderr },
      {
        status: 1,
        stdout: "",
        stderr:
          "This project needs Node 22.18.0 or newer, and this is Node 20.20.2: run npm ci, which brings its own, then start through npm run.\n",
      },
    );
    assert.ok(!/=>|const |let |`/.test(guard), "an old Node has to be able to read it");
  });

  it("is not this one", () => {
    assert.equal(spawnSync(process.execPath, ["tools/nodeVersion.cjs"]).status, 0);
  });
});

describe("npm run up and preview", () => {
  const folder = mkdtempSync(join(tmpdir(), "cli-"));

  it("start the user's own pulumi, and pass its arguments and exit code on", () => {
    writeFileSync(join(folder, "pulumi"), '#!/bin/sh\necho "$@"\nexit 7\n');
    chmodSync(join(folder, "pulumi"), 0o755);
    const { status, stdout } = spawnSync(process.execPath, ["tools/pulumi.ts", "preview", "--stack", "dev"], {
      encoding: "utf8",
      env: { PATH: `${folder}:/usr/bin:/bin` },
    });
    assert.deepEqual({ status, stdout }, { status: 7, stdout: "preview --stack dev\n" });
  });

  it("say where to get one when there is none", () => {
    const { status, stderr } = spawnSync(process.execPath, ["tools/pulumi.ts", "up"], {
      encoding: "utf8",
      env: { PATH: "/nonexistent" },
    });
    assert.deepEqual(
      { status, stderr },
      {
        status: 127,
        stderr:
          "There is no pulumi in PATH: install the Pulumi CLI (pulumi.com/docs/install), or run it by npx --yes pulumi@3.265.0 up\n",
      },
    );
  });
});

describe("lint", function () {
  this.timeout(60_000);
  const eslint = new ESLint();
  const rulesFor = async (text: string, filePath: string) => {
    const [result] = await eslint.lintText(text, { filePath });
    return result?.messages.map(({ ruleId }) => ruleId) ?? [];
  };

  for (const [what, file, text, rule] of [
    [
      "AWS in gitlab/",
      "gitlab/ports.ts",
      'import * as aws from "@pulumi/aws";\naws.getRegion();\n',
      "no-restricted-imports",
    ],
    ["AWS in config/", "config/cidr.ts", 'import { ec2 } from "@pulumi/aws";\nvoid ec2;\n', "no-restricted-imports"],
    [
      "components in gitlab/",
      "gitlab/ports.ts",
      'import { stackTags } from "../components/stackTags.ts";\nvoid stackTags;\n',
      "no-restricted-imports",
    ],
    [
      "gitlab/ in config/",
      "config/cidr.ts",
      'import { ports } from "../gitlab/ports.ts";\nvoid ports;\n',
      "no-restricted-imports",
    ],
    [
      "tools in components/",
      "components/place.ts",
      'import { record } from "../tools/recorder.ts";\nvoid record;\n',
      "no-restricted-imports",
    ],
    [
      "a second reader of the configuration",
      "components/place.ts",
      'import * as pulumi from "@pulumi/pulumi";\nvoid new pulumi.Config();\n',
      "no-restricted-syntax",
    ],
    ["an export without a doc comment", "components/place.ts", "export const answer = 42;\n", "jsdoc/require-jsdoc"],
    [
      "any",
      "components/place.ts",
      "/** Any. */\nexport const answer: any = 42;\n",
      "@typescript-eslint/no-explicit-any",
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.ok((await rulesFor(text, file)).includes(rule), String(await rulesFor(text, file)));
    });
  }
});
