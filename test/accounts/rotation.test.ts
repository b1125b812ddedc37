import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documented } from "./documented.ts";
import { needsJq } from "./needsJq.ts";

/**
 * GitLab signs with the key in `signing`; jobs with tokens of the keys in `jobs` run; AWS knows those in `published`. Nobody may
 * lose a role: AWS has to know the key before GitLab signs with it, and all keys of jobs that run.
 */
const played = `
  gitlab=https://gitlab.corp.example issuer=https://d111111abcdef8.cloudfront.net bucket=gitlab-issuer-0a1b2c3
  keys() { jq -Rn '{ keys: [inputs | { kid: . }] }'; }
  openssl() { echo two >new.pem; }
  gitlab-rails() {
    case "$2" in
      puts*) keys ;;
      *update!*)
        local kid && kid=$(cat)
        jq -e --arg kid "$kid" 'any(.keys[]; .kid == $kid)' published >/dev/null || { echo "AWS does not know $kid" >&2 && return 1; }
        echo "$kid" | tee -a jobs >signing ;;
    esac
  }
  curl() { if [[ "$2" == */keys ]]; then keys <signing; else echo '{}'; fi; }
  aws() {
    case "$2 $6" in
      "get-object oauth/discovery/keys") cp published "$7" ;;
      "put-object oauth/discovery/keys")
        local kid
        while read -r kid; do
          jq -e --arg kid "$kid" 'any(.keys[]; .kid == $kid)' "$8" >/dev/null || { echo "a job loses its role: $kid" >&2 && return 1; }
        done <jobs
        cp "$8" published ;;
    esac
  }`;

/** The steps of docs/accounts.md, by the marks of their commands, in its order. */
const steps = ["rotate-make", "rotate-publish", "rotate-switch", "wait", "publish"] as const;

describe("a new key of a closed GitLab's tokens", () => {
  before(needsJq("nobody changed the key of a closed GitLab"));
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rotation-"));
    writeFileSync(join(folder, "published"), '{"keys":[{"kid":"one"}]}');
    for (const name of ["signing", "jobs"]) writeFileSync(join(folder, name), "one\n");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (order: readonly (typeof steps)[number][]) => {
    const commands = order.map((step) => (step === "wait" ? "cp signing jobs" : documented(step)));
    const script = ["set -euo pipefail", played, ...commands].join("\n");
    const { status, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
    return { status, stderr: stderr.trim() };
  };

  it("comes by the documented steps, and no job loses its role", () => {
    assert.deepEqual(run(steps), { status: 0, stderr: "" });
    assert.deepEqual(JSON.parse(readFileSync(join(folder, "published"), "utf8")), { keys: [{ kid: "two" }] });
    const text = readFileSync("docs/accounts.md", "utf8");
    const places = steps.slice(0, 3).map((step) => text.indexOf(`<!-- commands: ${step} -->`));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  it("is not signed with before AWS knows it", () => {
    assert.deepEqual(run(["rotate-make", "rotate-switch"]), { status: 1, stderr: "AWS does not know two" });
  });

  it("does not take the place of the old one while a job has that", () => {
    const early = steps.filter((step) => step !== "wait");
    assert.deepEqual(run(early), { status: 1, stderr: "a job loses its role: one" });
  });

  it("may be published twice", () => {
    const twice = run(["rotate-make", "rotate-publish", "rotate-publish", "rotate-switch", "wait", "publish"]);
    assert.deepEqual(twice, { status: 0, stderr: "" });
  });
});
