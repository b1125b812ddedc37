import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { parseDocument, stringify } from "yaml";
import { documented } from "../accounts/documented.ts";
import { hasMoto, startMoto, type Moto } from "../accounts/moto.ts";
import { programCopy } from "../compare/programCopy.ts";
import { Cloud } from "./cloud.ts";
import { needsEngine } from "./needsEngine.ts";

const bucket = "gitlab-state-accounts-123456789012";

/**
 * Where moto is, it plays S3 and KMS: a bucket is in the path of a URL there. Elsewhere a folder and a passphrase take their
 * place.
 */
const withMoto = `
npm() { :; }
pulumi() {
  case "$1 $2" in
    "login s3://"*) command pulumi login "$2&endpoint=$AWS_ENDPOINT_URL&s3ForcePathStyle=true" ;;
    *) command pulumi "$@" ;;
  esac
}`;
const withFolder = `
npm() { :; }
pulumi() {
  case "$1 $2" in
    "login s3://"*) mkdir -p ../bucket && command pulumi login "file://$PWD/../bucket" ;;
    "stack change-secrets-provider") ;;
    "stack init") command pulumi stack init "$3" ;;
    *) command pulumi "$@" ;;
  esac
}`;

/** A file with one exception that ends soon. */
const exceptions = (policy: string, resource: string) => {
  const lastDay = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  return stringify({ exceptions: [{ policy, resource, reason: "this is here for the test", lastDay }] });
};

describe("accounts/ on the engine", function () {
  this.timeout(300_000);
  needsEngine(this);
  let folder: string;
  let moto: Moto | undefined;
  let env: NodeJS.ProcessEnv;
  const bash = (commands: string) => {
    const preamble = `set -eo pipefail; cd "$FOLDER" ${moto ? withMoto : withFolder}`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", `${preamble}\n${commands}`], { env, encoding: "utf8" });
    return { status, text: `${stdout}${stderr}` };
  };
  const stackFile = () => join(folder, "accounts/Pulumi.one.yaml");
  const live = () => new Cloud(join(folder, "cloud.jsonl")).live().size;

  before(async () => {
    if (hasMoto) moto = await startMoto(bucket);
    else
      console.log("SKIPPED: there is no moto_server on PATH; a folder takes the place of S3, a passphrase that of KMS");
    const around = ["Pulumi.yaml", "nodeVersion.cjs", "package.json"];
    folder = programCopy(["accounts", "components", "config", "gitlab", "policy", ...around]);
    const file = join(folder, "accounts/examples/one.yaml");
    const example = parseDocument(readFileSync(file, "utf8"));
    example.deleteIn(["config", "gitlab-accounts:environments", "dev"]); // prod is like it
    writeFileSync(file, example.toString());
    // One of GitLab's stacks of the same name, and one of this stack.
    writeFileSync(join(folder, "exceptions.one.yaml"), exceptions("rds-require-standby", "gitlab-database"));
    writeFileSync(
      join(folder, "accounts/exceptions.one.yaml"),
      exceptions("iam-forbid-action-wildcards", "prod-boundary"),
    );
    const keyArn = moto?.keyArn ?? "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-4111-8111-111111111111";
    env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      ...(moto ? { AWS_ENDPOINT_URL: moto.url } : {}),
      FOLDER: folder,
      NODE_COMPILE_CACHE: join(folder, "cache"), // for the engine's hosts, the pack and the stand-ins, too
      GOGC: "400",
      NODE_OPTIONS: "--stack-trace-limit=0 --max-semi-space-size=64",
      PATH: [resolve("test/engine/bin"), process.env.PATH].join(delimiter),
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_HOME: join(folder, "home"),
      PULUMI_OPTION_NON_INTERACTIVE: "true",
      // The documented commands end with a preview; accountPolicies.test.ts judges what is unknown in the first one.
      PULUMI_OPTION_SKIP_PREVIEW: "true",
      PULUMI_OPTION_YES: "true",
      PULUMI_SKIP_CHECKPOINTS: "true", // the state is written at the end of a run, not after each step
      PULUMI_SKIP_UPDATE_CHECK: "true",
      STAND_IN_CLOUD: join(folder, "cloud.jsonl"),
      STAND_IN_OUTPUTS: JSON.stringify({ "aws:kms/key:Key": { arn: keyArn } }),
    };
    delete env.PULUMI_BACKEND_URL;
  });
  after(() => {
    moto?.stop();
    rmSync(folder, { recursive: true });
  });

  it("starts from nothing with the documented commands, and moves its own state", () => {
    const commands = documented("start");
    assert.ok(commands.split("\n").length <= 10, "at most ten commands");
    const { status, text } = bash(commands);
    assert.equal(status, 0, text);
    assert.match(text, /Resources:\s+\d+ unchanged/);
    assert.match(text, /prod-boundary: has an exception\s+from iam-forbid-action-wildcards/);
    assert.ok(!existsSync(join(folder, "accounts/local")));
    assert.match(
      readFileSync(stackFile(), "utf8"),
      moto ? /^secretsprovider: awskms:\/\/\/arn:/m : /^encryptionsalt: /m,
    );
  });

  it("reads its state without the passphrase of the beginning", function () {
    if (!moto) this.skip();
    const { status, text } = bash("cd accounts; pulumi stack output backend");
    assert.deepEqual([status, text.includes(`s3://${bucket}?region=eu-central-1`)], [0, true], text);
  });

  it("refuses to be destroyed before it deletes anything", () => {
    const before = live();
    const { status, text } = bash(`cd accounts; export PULUMI_CONFIG_PASSPHRASE=until-it-has-moved
      unset PULUMI_OPTION_SKIP_PREVIEW; pulumi destroy`);
    assert.notEqual(status, 0);
    assert.match(text, /state-prod" cannot be deleted\s+because it is protected/);
    assert.equal(live(), before);
  });

  it("refuses credentials of another account before it makes anything", () => {
    const file = stackFile();
    const said = readFileSync(file, "utf8");
    const before = live();
    writeFileSync(file, said.replaceAll("123456789012", "999999999999"));
    const { status, text } = bash(`cd accounts; export PULUMI_CONFIG_PASSPHRASE=until-it-has-moved; pulumi up`);
    writeFileSync(file, said);
    assert.notEqual(status, 0);
    assert.match(text, /AWS account ID not allowed: 123456789012/);
    assert.equal(live(), before);
  });

  it("leaves with the documented commands, once protection is lifted", () => {
    const said = readFileSync(stackFile(), "utf8");
    const lifted = "  gitlab-accounts:protection: { lifted: true, reason: an account for this test only }\n";
    writeFileSync(stackFile(), said.replace("config:\n", `config:\n${lifted}`));
    const { status, text } = bash(`cd accounts; export PULUMI_CONFIG_PASSPHRASE=until-it-has-moved
      pulumi up
      ${documented("leave").replace("while-it-leaves", moto ? "while-it-leaves" : "until-it-has-moved")}`);
    assert.equal(status, 0, text);
    assert.equal(live(), 0);
  });
});
