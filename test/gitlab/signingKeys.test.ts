import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { proveKeys, trustKeys } from "../../gitlab/imageKeys.ts";
import { type SigningKey, signingKeys } from "../../gitlab/signingKeys.ts";

const installed = !spawnSync("gpg", ["--version"]).error;

function needsGpg(this: Mocha.Context): void {
  if (installed) return;
  console.log("SKIPPED: gpg is not installed; the signing keys were not checked");
  this.skip();
}

/** Primary keys of a file: fingerprint, and date of expiry. */
function keysIn(armored: string, home: string): { fingerprint: string; expires: string }[] {
  const { stdout } = spawnSync("gpg", ["--homedir", home, "--batch", "--show-keys", "--with-colons"], {
    input: armored,
    encoding: "utf8",
  });
  const rows = stdout.split("\n").map((line) => line.split(":"));
  return rows.flatMap(([kind, ...fields], at) =>
    kind === "pub"
      ? [
          {
            fingerprint: String(rows[at + 1]?.[9]),
            expires: fields[5] ? new Date(Number(fields[5]) * 1000).toISOString().slice(0, 10) : "never",
          },
        ]
      : [],
  );
}

describe("GitLab's signing keys", () => {
  before(needsGpg);
  let folder: string;
  let home: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "keys-"));
    home = join(folder, "home");
    mkdirSync(home, { mode: 0o700 });
    mkdirSync(join(folder, "bin"));
    mkdirSync(join(folder, "tmp"));
  });
  afterEach(() => {
    spawnSync("gpgconf", ["--homedir", home, "--kill", "all"]);
    rmSync(folder, { recursive: true, force: true });
  });

  const make = (name: string): { fingerprint: string; armored: string } => {
    const gpg = (...args: string[]) => spawnSync("gpg", ["--homedir", home, "--batch", ...args], { encoding: "utf8" });
    gpg("--passphrase", "", "--quick-generate-key", name, "ed25519", "sign", "never");
    const fingerprint = /^fpr:{9}(\w+):/m.exec(gpg("--list-keys", "--with-colons", name).stdout)?.[1] ?? assert.fail();
    return { fingerprint, armored: gpg("--armor", "--export", name).stdout };
  };

  /** Runs lines of the image as Image Builder does, with another folder for keys, and a download that gives `fetched`. */
  const run = (lines: readonly string[], fetched = "") => {
    writeFileSync(join(folder, "fetched"), fetched);
    const curl = `#!/bin/bash\nwhile (($# > 1)); do [[ $1 == --output ]] && cp ${folder}/fetched "$2"; shift; done\n`;
    writeFileSync(join(folder, "bin", "curl"), curl);
    chmodSync(join(folder, "bin", "curl"), 0o755);
    const script = ["set -euo pipefail", ...lines]
      .join("\n")
      .replaceAll(/\/etc\/pki\/rpm-gpg|\/tmp(?=\/)/g, (path) => (path === "/tmp" ? join(folder, "tmp") : folder));
    const { status, stderr } = spawnSync("bash", ["--norc", "-c", script], {
      encoding: "utf8",
      env: { ...process.env, PATH: `${folder}/bin:${process.env.PATH ?? ""}`, TMPDIR: folder },
    });
    return { status, stderr: stderr.replace(/^gpg: .*\n/gm, "") };
  };
  const trusted = (file: string) =>
    existsSync(join(folder, file)) && keysIn(readFileSync(join(folder, file), "utf8"), home);

  it("are these two, and what is brought along is the one it is said to be, with its date", () => {
    assert.deepEqual(
      signingKeys.map(({ fingerprint, expires, material }) => [fingerprint, expires, Object.keys(material)[0]]),
      [
        ["F6403F6544A38863DAA0B6E03F01618A51312F3F", "2028-02-06", "armored"],
        ["98BFDB87FCF10076416C1E0BAD997ACC82DD593D", "2028-02-16", "url"],
      ],
    );
    for (const { fingerprint, expires, material } of signingKeys) {
      if ("armored" in material) assert.deepEqual(keysIn(material.armored, home), [{ fingerprint, expires }]);
    }
  });

  it("are trusted when they are the pinned ones: brought along, or fetched", () => {
    const fetched = make("fetched");
    const keys: SigningKey[] = [
      signingKeys[0]!,
      {
        file: "packages",
        fingerprint: fetched.fingerprint,
        expires: "never",
        material: { url: "https://keys.example.com" },
      },
    ];
    assert.deepEqual(run([...trustKeys(keys), ...proveKeys(keys)], fetched.armored), { status: 0, stderr: "" });
    assert.deepEqual(trusted("gitlab-metadata"), [
      { fingerprint: "F6403F6544A38863DAA0B6E03F01618A51312F3F", expires: "2028-02-06" },
    ]);
    assert.deepEqual(trusted("packages"), [{ fingerprint: fetched.fingerprint, expires: "never" }]);
  });

  it("are trusted alone, when somebody has put another key beside the pinned one", () => {
    const pinned = make("pinned");
    const stranger = make("stranger");
    const keys: SigningKey[] = [
      {
        file: "packages",
        fingerprint: pinned.fingerprint,
        expires: "never",
        material: { url: "https://keys.example.com" },
      },
    ];
    assert.deepEqual(run([...trustKeys(keys), ...proveKeys(keys)], stranger.armored + pinned.armored), {
      status: 0,
      stderr: "",
    });
    assert.deepEqual(trusted("packages"), [{ fingerprint: pinned.fingerprint, expires: "never" }]);
  });

  it("are not trusted when the download gives another key, or none", () => {
    const [, packages] = signingKeys;
    const reason = `no key in gitlab-packages has the fingerprint ${packages!.fingerprint}: nothing is trusted\n`;
    assert.deepEqual(run(trustKeys([packages!]), make("stranger").armored), { status: 1, stderr: reason });
    assert.equal(trusted("gitlab-packages"), false);
    assert.notEqual(run(trustKeys([packages!]), "<html>moved</html>").status, 0);
    assert.equal(trusted("gitlab-packages"), false);
  });

  it("are proven in the finished image: another key in the file fails the test there", () => {
    writeFileSync(join(folder, "gitlab-metadata"), make("stranger").armored);
    assert.equal(run(proveKeys([signingKeys[0]!])).status, 1);
  });
});
