import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const [, cli = ""] = /PULUMI_VERSION: "(.+)"/.exec(readFileSync("ci/pins.yml", "utf8")) ?? [];

/** The archives of one kind of machine, by Pulumi's two names for it. */
const archivesFor = (machine: string, plugins: string) => [
  `pulumi-v${cli}-linux-${machine}.tar.gz`,
  ...["aws", "awsx", "random"].map(
    (name) => `pulumi-resource-${name}-v${dependencies[`@pulumi/${name}`] ?? ""}-linux-${plugins}.tar.gz`,
  ),
];
const here = process.arch === "arm64" ? archivesFor("arm64", "arm64") : archivesFor("x64", "amd64");

/** What Pulumi's place of downloads has: archives with programs that say what they are called with. */
function archive(name: string, folder: string): Buffer {
  const isCli = name.startsWith("pulumi-v");
  const program = join(folder, isCli ? "pulumi/pulumi" : basename(name).replace(/-v.*/, ""));
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\necho "called with $*"\n`);
  chmodSync(program, 0o755);
  const file = join(folder, name);
  execFileSync("tar", ["-czf", file, "-C", folder, isCli ? "pulumi" : basename(program)]);
  return readFileSync(file);
}

describe("ci/tools.sh", function () {
  this.timeout(30_000);
  let folder: string;
  let server: Server;
  let asked: string[] = [];
  let served: ReadonlyMap<string, Buffer>;

  before((done) => {
    const made = mkdtempSync(join(tmpdir(), "archives-"));
    const names = [...archivesFor("x64", "amd64"), ...archivesFor("arm64", "arm64")];
    served = new Map(names.map((name) => [name, archive(name, made)]));
    rmSync(made, { recursive: true });
    server = createServer(({ url = "" }, response) => {
      asked.push(url);
      if (url.startsWith("/v2/library/node/manifests/")) {
        response.writeHead(200, { "Docker-Content-Digest": `sha256:${"ab".repeat(32)}` }).end();
        return;
      }
      const place = url.includes("resource") ? "/releases/plugins" : "/releases/sdk";
      const body = dirname(url) === place ? served.get(basename(url)) : undefined;
      response.writeHead(body ? 200 : 404).end(body);
    }).listen(0, "127.0.0.1", done);
  });

  beforeEach(() => {
    asked = [];
    folder = mkdtempSync(join(tmpdir(), "tools-"));
    for (const file of ["ci/tools.sh", "ci/pins.yml", "package.json"]) cpSync(file, join(folder, file));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const run = (...args: string[]) =>
    new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
      const port = String((server.address() as AddressInfo).port);
      const here = `http://127.0.0.1:${port}`;
      const env = {
        ...process.env,
        IMAGE_REGISTRY: here,
        PATH: `${folder}:${process.env.PATH ?? ""}`,
        PULUMI_DOWNLOADS: here,
      };
      const child = spawn("bash", [join(folder, "ci/tools.sh"), ...args], { env });
      let [stdout, stderr] = ["", ""];
      child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
      child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
      child.on("close", (code) => {
        resolve({ code, stdout, stderr });
      });
    });

  it("installs nothing without checksums, and says which command writes them", async () => {
    const { code, stderr } = await run();
    assert.deepEqual(
      [code, stderr],
      [
        1,
        `ci/tools.sh: ci/checksums.txt has no checksum of ${here[0]}, so nothing is installed. The project is shipped without that file. On a Linux machine that you trust, run: bash ci/tools.sh lock. Then compare and commit what it names (docs/pipeline.md, Connect a stack).\n`,
      ],
    );
    assert.deepEqual(asked, []);
  });

  it("says where it can run, before it is needed in a hurry on another system", async () => {
    writeFileSync(join(folder, "uname"), "#!/bin/sh\necho Darwin\n", { mode: 0o755 });
    const { code, stderr } = await run();
    assert.deepEqual(
      [code, stderr],
      [
        1,
        "ci/tools.sh: it installs Pulumi for Linux only, and this is Darwin. Run it on Linux, or in a container of the image in ci/pins.yml.\n",
      ],
    );
  });

  it("locks what there is for every kind of machine, and then installs that from its cache", async () => {
    assert.equal((await run("lock")).code, 0);
    const pins = () => readFileSync(join(folder, "ci/pins.yml"), "utf8");
    const pinned = readFileSync("ci/pins.yml", "utf8").replace(/(image: [^@\n]*).*/, `$1@sha256:${"ab".repeat(32)}`);
    assert.equal(pins(), pinned);
    assert.equal((await run("lock")).code, 0);
    assert.equal(pins(), pinned, "again");
    const names = readFileSync(join(folder, "ci/checksums.txt"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => /^[0-9a-f]{64} {2}(.*)$/.exec(line)?.[1]);
    assert.deepEqual(names, [...served.keys()].toSorted());
    asked = [];
    const { code, stdout } = await run();
    assert.equal(code, 0);
    assert.deepEqual(asked, [], "the archives are cached");
    assert.deepEqual(stdout.trimEnd().split("\n"), [
      ...here.slice(1).map((name) => {
        const [, plugin = "", version = ""] = /resource-(\w+)-v([\d.]+)/.exec(name) ?? [];
        return `called with plugin install resource ${plugin} ${version} --file .tools/archives/${name}`;
      }),
      "called with version",
    ]);
  });

  it("downloads what the cache lacks, and deletes what was changed", async () => {
    await run("lock");
    asked = [];
    const changed = join(folder, ".tools/archives", here[1]!);
    writeFileSync(changed, "something else");
    rmSync(join(folder, ".tools/archives", here[0]!));
    const { code, stderr } = await run();
    assert.deepEqual(
      [code, stderr],
      [
        1,
        `ci/tools.sh: ${here[1]} is not what ci/checksums.txt says. It was deleted: start the job again. If that fails, somebody has changed the archive, or it was locked wrongly.\n`,
      ],
    );
    assert.deepEqual(asked, [`/releases/sdk/${here[0]}`]);
    assert.ok(!existsSync(changed));
    assert.equal((await run()).code, 0, "again, with the archive downloaded");
  });
});

describe("ci/role.sh", () => {
  const role = "arn:aws:iam::111122223333:role/gitlab-preview";
  const take = (variables: Readonly<Record<string, string>>) =>
    execFileSync(
      "bash",
      [
        "-euo",
        "pipefail",
        "-c",
        `. ci/role.sh ${role}; env | grep ^AWS_ | sort; stat -c %a "$AWS_WEB_IDENTITY_TOKEN_FILE"; cat "$AWS_WEB_IDENTITY_TOKEN_FILE"`,
      ],
      { encoding: "utf8", env: { PATH: process.env.PATH, ...variables }, stdio: "pipe" },
    );

  it("hands over the token in a file that nobody else reads, and forgets keys", () => {
    const said = take({
      AWS_ID_TOKEN: "header.claims.signature",
      AWS_ACCESS_KEY_ID: "AKIA",
      AWS_PROFILE: "mine",
      CI_JOB_ID: "9",
      CI_PIPELINE_ID: "1007",
      CI_PROJECT_ID: "42",
    });
    const [arn, session, file, mode, token] = said.split("\n");
    assert.deepEqual(
      [arn, session, mode, token],
      [`AWS_ROLE_ARN=${role}`, "AWS_ROLE_SESSION_NAME=42-1007-9", "600", "header.claims.signature"],
    );
    assert.match(file ?? "", /^AWS_WEB_IDENTITY_TOKEN_FILE=\/tmp\//);
  });

  it("says which keyword a job without a token lacks", () => {
    assert.throws(() => take({}), /this job has no AWS_ID_TOKEN: id_tokens in ci\/stack\.yml asks GitLab for it\./);
  });
});
