import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { programCopy } from "../compare/programCopy.ts";
import { Cloud } from "./cloud.ts";
import { needsEngine } from "./needsEngine.ts";

/** Where npm would install it. */
const pack = "node_modules/gitlab-on-aws-policies";

/** What is wrong in test/engine/foreign/index.js, with the secret of each source: configuration, program, provider, document. */
const findings = [
  ...["configured", "generated", "written"].map((name) => `ec2-require-metadata-tokens ${name}`),
  "iam-forbid-administration document",
  "s3-block-public-access public",
];
const canaries = ["canary-of-the-configuration", "canary-of-the-program", "canary-in-a-document"];

interface Output {
  readonly status: number | null;
  readonly said: string;
}

/** Level, policy and resource of each finding of these policies that the console shows, sorted. */
function shown({ said }: Output): string[] {
  const lines = said.matchAll(/- \[(\w+)\] \[severity: \w+\] {2}(\S+) {2}\(\S+: (.*)\)/g);
  const all = [...lines]
    .map(([, level, policy, resource]) => `${level!} ${policy!} ${resource!}`)
    .filter((text) => text.includes(" gitlab-") || findings.some((finding) => text.endsWith(finding)))
    .toSorted();
  return [...new Set(all)];
}

describe("the policy pack in somebody else's stack", function () {
  this.timeout(120_000);
  this.bail(true); // each step needs the earlier ones
  needsEngine(this);
  const folder = mkdtempSync(join(tmpdir(), "foreign-"));
  const project = join(folder, "project");
  const env = {
    ...process.env,
    PATH: [resolve("test/engine/bin"), resolve("node_modules/.bin"), process.env.PATH].join(delimiter),
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "engine",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_HOME: join(folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    STAND_IN_CLOUD: join(folder, "cloud.jsonl"),
  };
  const run = (cwd: string, command: string, ...args: readonly string[]): Output => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
    return { status, said: `${stdout}${stderr}` };
  };
  const pulumi = (...args: readonly string[]) => run(project, "pulumi", ...args, "--non-interactive");
  const link = (...names: readonly string[]) => {
    for (const name of names) {
      mkdirSync(join(project, "node_modules", name, ".."), { recursive: true });
      symlinkSync(resolve("node_modules", name), join(project, "node_modules", name), "dir");
    }
  };
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("is packed as JavaScript, and npm installs it", () => {
    const copy = programCopy(["policy", "tools/compilePack.ts", "LICENSE", "package.json"]);
    const packed = run(join(copy, "policy"), "npm", "pack", "--pack-destination", folder);
    rmSync(copy, { recursive: true });
    assert.equal(packed.status, 0, packed.said);
    cpSync("test/engine/foreign", project, { recursive: true });
    const { dependencies } = JSON.parse(readFileSync("policy/package.json", "utf8")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    link(...Object.keys(dependencies)); // so npm has nothing to download
    const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
    const installed = run(
      project,
      "npm",
      "install",
      "--offline",
      "--no-save",
      "--ignore-scripts",
      join(folder, tarball),
    );
    assert.equal(installed.status, 0, installed.said);
    assert.deepEqual(readdirSync(join(project, pack)).toSorted(), [
      "PulumiPolicy.yaml",
      "compiled",
      "gitlab.json",
      "index.js",
      "package.json",
    ]);
    link("@pulumi/pulumi", "@pulumi/aws", "@pulumi/random"); // of the program; npm would have removed them again
  });

  it("stops a preview, and says no value", () => {
    assert.equal(pulumi("stack", "init", "test").status, 0);
    assert.equal(pulumi("config", "set", "--secret", "canary", canaries[0]!).status, 0);
    const preview = pulumi("preview", "--policy-pack", pack);
    assert.equal(preview.status, 1);
    assert.deepEqual(shown(preview), [
      "advisory ec2-require-metadata-tokens generated", // known after deployment
      "mandatory ec2-require-metadata-tokens configured",
      "mandatory ec2-require-metadata-tokens written",
      "mandatory iam-forbid-administration document",
      "mandatory s3-block-public-access public",
    ]);
    assert.deepEqual(
      canaries.filter((secret) => preview.said.includes(secret)),
      [],
    );
  });

  it("judges as GitLab's what somebody asks for", () => {
    const { said } = pulumi("preview", "--policy-pack", pack, "--policy-pack-config", join(pack, "gitlab.json"));
    assert.match(said, /\[mandatory\] .* gitlab-forbid-burstable-nodes {2}\(aws:ec2:Instance: configured\)/);
  });

  it("says no value either when all are known", () => {
    const levels = join(folder, "advisory.json");
    writeFileSync(levels, '{"all": "advisory"}');
    const up = pulumi("up", "--skip-preview", "--policy-pack", pack, "--policy-pack-config", levels);
    assert.equal(up.status, 0, up.said);
    assert.deepEqual(
      shown(up).filter((text) => !text.includes(" gitlab-")), // "all" switches these on, too
      findings.map((finding) => `advisory ${finding}`),
    );
    const made = [...new Cloud(env.STAND_IN_CLOUD).live().values()];
    const generated = String(made.find(({ type }) => type.endsWith(":RandomPassword"))!.outputs.result);
    assert.ok(generated.length > 8, generated);
    assert.deepEqual(
      [...canaries, generated].filter((secret) => up.said.includes(secret)),
      [],
    );
  });
});
