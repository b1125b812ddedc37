import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, globSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

interface Package {
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly name?: string; readonly hasInstallScript?: boolean }>>;
}

type Pipeline = Readonly<
  Record<string, { readonly stage?: string; readonly script?: string[]; readonly image?: string }>
>;

/** The pipeline without what ci/ has for each stack. */
const pipeline = () =>
  ({
    ...(parse(readFileSync(".gitlab-ci.yml", "utf8")) as Pipeline),
    ...(parse(readFileSync("ci/code.yml", "utf8")) as Pipeline),
  }) as Pipeline;

/** Versions of what the pipeline downloads. */
const pins = () =>
  parse(readFileSync("ci/pins.yml", "utf8")) as {
    readonly default: { readonly image: string };
    readonly variables: { readonly PULUMI_VERSION: string };
  };

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Package;

describe("the packages", () => {
  it("are pinned to exact versions", () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+(-beta\.\d+)?$/, name);
    }
  });

  it("do not hide a user's own pulumi", () => {
    assert.ok(!("pulumi" in manifest.dependencies || "pulumi" in manifest.devDependencies));
  });

  it("name no registry in the lock file", () => {
    assert.ok(!/https?:\/\/[^"]*\.tgz|"resolved": "http/.test(readFileSync("package-lock.json", "utf8")));
  });

  it("run no install script but that of node, and every other one is denied by name", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path, { name }]) => name ?? path.replace(/^.*node_modules\//, ""));
    assert.deepEqual(
      Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]),
      ["node"],
    );
    for (const name of scripted) assert.ok(name in manifest.allowScripts, `allowScripts says nothing about ${name}`);
  });

  it("bring the Node that .node-version and the pipeline name, too", () => {
    const { node = "" } = manifest.devDependencies;
    assert.equal(readFileSync(".node-version", "utf8"), `${node}\n`);
    const { image } = pins().default;
    assert.ok(image.startsWith(`node:${node}-`), image);
  });
});

describe("documents and pipelines", () => {
  it("name only scripts that exist", () => {
    for (const file of ["README.md", "CONTRIBUTING.md", ".gitlab-ci.yml", ".ci/run", ...globSync("{docs/*.md,ci/*}")]) {
      for (const [, script = ""] of readFileSync(file, "utf8").matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)) {
        assert.ok(script in manifest.scripts, `${file}: npm run ${script}`);
      }
    }
  });

  it("name one version of the Pulumi CLI", () => {
    const [, cli] = /cliVersion = "([\d.]+)"/.exec(readFileSync("tools/pulumi.ts", "utf8")) ?? [];
    for (const file of ["README.md", ".gitlab-ci.yml", ...globSync("docs/**/*.md")]) {
      for (const [, version] of readFileSync(file, "utf8").matchAll(/pulumi(?:-nodejs:|@)([\d.]*\d)/g))
        assert.equal(version, cli, file);
    }
    assert.equal(pins().variables.PULUMI_VERSION, cli);
  });

  it("have a pipeline of exactly these checks, and of what ci/ has for each stack", () => {
    const { workflow, include, ...jobs } = pipeline() as Pipeline & {
      readonly workflow: { readonly rules: readonly { readonly if: string }[] };
      readonly include: readonly { readonly local: string; readonly inputs?: { readonly stack?: string } }[];
    };
    assert.deepEqual(
      Object.entries(jobs).flatMap(([name, { stage, script = [] }]) =>
        stage === undefined ? [] : [[stage, name, ...script]],
      ),
      [
        ["install", "install", "npm ci --no-audit --no-fund"],
        ["check", "lint", "npm run format:check", "npm run lint"],
        ["check", "typecheck", "npm run types"],
        [
          "check",
          "test",
          "apt-get update -qq",
          "apt-get install -y -qq ruby shellcheck jq gpg nginx-light xfsprogs postgresql-client runit rsync",
          "JUNIT_FILE=junit-unit.xml npm test",
          "JUNIT_FILE=junit-slow.xml npm run test:slow",
        ],
        [
          "check",
          "engine",
          "apt-get update -qq",
          "apt-get install -y -qq rsync",
          "JUNIT_FILE=junit-engine.xml npm run test:engine",
        ],
      ],
    );
    assert.deepEqual(
      include.map(({ local, inputs }) => [local, inputs?.stack]),
      [
        ["ci/pins.yml", undefined],
        ["ci/code.yml", undefined],
        ["ci/stack.yml", "dev"],
        ["ci/stack.yml", "prod"],
        ["ci/try-out.yml", undefined],
      ],
    );
    assert.deepEqual(
      workflow.rules.map((rule) => rule.if),
      ['$CI_PIPELINE_SOURCE == "merge_request_event"', "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"],
    );
  });
});

describe("an old Node", () => {
  it("is told so in one plain sentence, before anything else", () => {
    const guard = readFileSync("nodeVersion.cjs", "utf8").replaceAll("process.versions.node", '"20.20.2"');
    const { status, stderr, stdout } = spawnSync(process.execPath, ["--eval", guard], { encoding: "utf8" });
    assert.deepEqual(
      { status, stdout, stderr },
      {
        status: 1,
        stdout: "",
        stderr:
          "This project needs Node 22.18.0 or newer, and this is Node 20.20.2: run npm ci with install scripts and development packages, which installs the right one, and start it through npm run.\n",
      },
    );
    assert.ok(!/=>|const |let |`/.test(guard), "an old Node has to be able to read it");
  });

  it("is told so by every script that an old Node could not run", () => {
    for (const [name, script] of Object.entries(manifest.scripts)) {
      assert.match(script, /^(?!node )|^node -r \.\/nodeVersion\.cjs |^node nodeVersion\.cjs$/, name);
    }
    for (const name of ["test", "test:engine", "lint", "check"]) {
      assert.equal(manifest.scripts[`pre${name}`], "node nodeVersion.cjs", name);
    }
  });

  it("is told so before the script itself is read", () => {
    const older = join(mkdtempSync(join(tmpdir(), "older-")), "older.cjs");
    writeFileSync(older, 'Object.defineProperty(process.versions, "node", { value: "20.20.2" });\n');
    const [, ...args] = manifest.scripts.plan!.split(" ");
    const { status, stderr } = spawnSync(process.execPath, ["-r", older, ...args], { encoding: "utf8" });
    assert.equal(status, 1);
    assert.match(stderr, /^This project needs Node 22\.18\.0 or newer, and this is Node 20\.20\.2: .*\n$/);
  });

  it("is told so by Pulumi, before anything is registered", () => {
    assert.equal((parse(readFileSync("Pulumi.yaml", "utf8")) as { main: string }).main, "main.js");
    const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })';
    const { status, stderr } = spawnSync(process.execPath, ["--import", `data:text/javascript,${older}`, "main.js"], {
      encoding: "utf8",
    });
    assert.equal(status, 1);
    assert.match(stderr, /^This project needs Node 22\.18\.0 or newer, and this is Node 20\.20\.2: .*\n$/);
  });

  it("is told so by mocha, however it is started", () => {
    const { require } = JSON.parse(readFileSync(".mocharc.json", "utf8")) as { readonly require: readonly string[] };
    assert.equal(require[0], "./nodeVersion.cjs");
  });

  it("is not this one", () => {
    assert.equal(spawnSync(process.execPath, ["nodeVersion.cjs"]).status, 0);
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
    assert.deepEqual({ status, stdout }, { status: 7, stdout: "preview --policy-pack policy --stack dev\n" });
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
          "There is no pulumi in PATH: install the Pulumi CLI (pulumi.com/docs/install), or run npx --yes pulumi@3.265.0 up --policy-pack policy\n",
      },
    );
  });
});
