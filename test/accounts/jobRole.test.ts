import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const arn = "arn:aws:iam::333333333333:role/gitlab-accounts/prod-apply";

/** What a job has after it took its role: variables of AWS, and the profiles that its SDK reads. */
function take(env: Readonly<Record<string, string>>) {
  const commands = `
    . ci/role.sh "${arn}" || exit 1
    env | grep '^AWS_' | sort | sed "s#$role_folder#FOLDER#"
    if [ -e "$role_folder/config" ]; then stat -c %a "$role_folder/config"; sed "s#$role_folder#FOLDER#" "$role_folder/config"; fi`;
  const { status, stdout, stderr } = spawnSync("bash", ["-euc", commands], {
    env: { PATH: process.env.PATH, CI_PROJECT_ID: "42", CI_PIPELINE_ID: "1001", CI_JOB_ID: "2002", ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { status, lines: stdout.trim().split("\n"), stderr };
}

const role = ["[profile role]", `role_arn = ${arn}`, "source_profile = first", "role_session_name = 42-1001-2002"];

describe("ci/role.sh", () => {
  it("lets a job assume its role by its token, under a name that says which job it is", () => {
    assert.deepEqual(take({ AWS_ID_TOKEN: "token", AWS_ACCESS_KEY_ID: "stray" }), {
      status: 0,
      lines: [`AWS_ROLE_ARN=${arn}`, "AWS_ROLE_SESSION_NAME=42-1001-2002", "AWS_WEB_IDENTITY_TOKEN_FILE=FOLDER/token"],
      stderr: "",
    });
  });

  it("goes through another account if that is asked for", () => {
    const entry = "arn:aws:iam::111111111111:role/gitlab-accounts/prod-apply-entry";
    assert.deepEqual(take({ AWS_ID_TOKEN: "token", AWS_ENTRY_ROLE_ARN: entry }), {
      status: 0,
      lines: [
        "AWS_CONFIG_FILE=FOLDER/config",
        `AWS_ENTRY_ROLE_ARN=${entry}`,
        "AWS_PROFILE=role",
        "600",
        "[profile first]",
        `role_arn = ${entry}`,
        "web_identity_token_file = FOLDER/token",
        "role_session_name = 42-1001-2002",
        ...role,
      ],
      stderr: "",
    });
  });

  it("takes static keys as the last resort, and warns", () => {
    const keys = { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "hush" };
    assert.deepEqual(take({ AWS_ID_TOKEN: "token", AWS_STATIC_KEYS_UNTIL: "2026-12-31", ...keys }), {
      status: 0,
      lines: [
        "AWS_CONFIG_FILE=FOLDER/config",
        "AWS_PROFILE=role",
        "AWS_STATIC_KEYS_UNTIL=2026-12-31",
        "600",
        "[profile first]",
        "aws_access_key_id = AKIAEXAMPLE",
        "aws_secret_access_key = hush",
        ...role,
      ],
      stderr:
        "WARNING: this job has a static access key of AWS, which ends on 2026-12-31. Nothing ties it to this branch (docs/accounts.md, static keys).\n",
    });
  });

  it("leaves neither token nor key on the runner, however the job ends", () => {
    const TMPDIR = mkdtempSync(join(tmpdir(), "role-"));
    const env = { PATH: process.env.PATH, CI_PROJECT_ID: "42", CI_PIPELINE_ID: "1001", CI_JOB_ID: "2002", TMPDIR };
    const bash = (commands: string) =>
      spawnSync("bash", ["-euc", commands], { env: { ...env, AWS_ID_TOKEN: "token" }, encoding: "utf8" });
    try {
      // A runner has the commands of a job evaluated at the end of a pipe.
      const wrote = bash(`: | eval '. ci/role.sh "${arn}"; ls "$TMPDIR" | sed "s/[.].*//"; exit 3'`);
      assert.deepEqual([wrote.status, wrote.stdout], [3, "role-2002\n"]);
      assert.deepEqual(readdirSync(TMPDIR), []);
      bash(`. ci/role.sh "${arn}"; kill -KILL $$`);
      assert.equal(readdirSync(TMPDIR).length, 1);
      for (const file of ["ci/stack.yml", "ci/try-out.yml"]) {
        const [, cleaning = "exit 9"] = /after_script:\n *- (.+)\n/.exec(readFileSync(file, "utf8")) ?? [];
        bash(`. ci/role.sh "${arn}"; kill -KILL $$`);
        assert.equal(bash(cleaning).status, 0, file);
        assert.deepEqual(readdirSync(TMPDIR), [], file);
      }
    } finally {
      rmSync(TMPDIR, { recursive: true });
    }
  });

  it("says what is missing", () => {
    assert.match(take({}).stderr, /this job has no AWS_ID_TOKEN/);
    assert.match(take({ AWS_STATIC_KEYS_UNTIL: "2026-12-31" }).stderr, /there is no access key/);
  });
});
