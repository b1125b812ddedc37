import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documented } from "./documented.ts";
import { needsJq } from "./needsJq.ts";

/** An event as CloudTrail has it (its user guide, userIdentity element for web identities), without what does not matter here. */
const event = {
  eventTime: "2026-11-22T10:00:00Z",
  eventName: "AssumeRoleWithWebIdentity",
  userIdentity: {
    type: "WebIdentityUser",
    userName: "project_id:42:ref_type:branch:ref:main:ref_protected:true",
    identityProvider: "arn:aws:iam::333333333333:oidc-provider/gitlab.com",
  },
  requestParameters: {
    roleArn: "arn:aws:iam::333333333333:role/gitlab-accounts/prod-apply",
    roleSessionName: "42-1001-2002",
  },
};

/** What GitLab answers (gitlabhq, doc/ci/cloud_services/aws, 2026). */
const configuration = {
  issuer: "https://gitlab.corp.example",
  jwks_uri: "https://gitlab.corp.example/oauth/discovery/keys",
  id_token_signing_alg_values_supported: ["RS256"],
};

describe("the commands of docs/accounts.md", () => {
  before(needsJq("commands of docs/accounts.md were not run"));
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "commands-"))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const bash = (preamble: string, mark: string) => {
    const { status, stdout, stderr } = spawnSync(
      "bash",
      ["-c", `set -euo pipefail\n${preamble}\n${documented(mark)}`],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    assert.equal(status, 0, stderr);
    return stdout;
  };

  it("say who assumed which role", () => {
    const text = JSON.stringify(event);
    assert.equal(
      bash(`aws() { printf '%s\\t%s\\n' '${text}' '${text}'; }`, "who"),
      `2026-11-22T10:00:00Z\t${event.requestParameters.roleArn}\t42-1001-2002\t${event.userIdentity.userName}\n`.repeat(
        2,
      ),
    );
  });

  it("publish the documents of a closed GitLab under another address", () => {
    const played = `
      gitlab=https://gitlab.corp.example issuer=https://d111111abcdef8.cloudfront.net bucket=gitlab-issuer-0a1b2c3
      curl() {
        case "$2" in
          "$gitlab/oauth/discovery/keys") echo '{"keys":[{"kid":"one"}]}' ;;
          "$gitlab/.well-known/openid-configuration") echo '${JSON.stringify(configuration)}' ;;
          *) return 22 ;;
        esac
      }
      aws() { echo "aws $*"; }`;
    const file = "--content-type application/json";
    assert.deepEqual(bash(played, "publish").trim().split("\n"), [
      `aws s3api put-object --bucket gitlab-issuer-0a1b2c3 --key oauth/discovery/keys --body keys.json ${file}`,
      `aws s3api put-object --bucket gitlab-issuer-0a1b2c3 --key .well-known/openid-configuration --body configuration.json ${file}`,
    ]);
    const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown;
    assert.deepEqual(read("keys.json"), { keys: [{ kid: "one" }] });
    assert.deepEqual(read("configuration.json"), {
      ...configuration,
      issuer: "https://d111111abcdef8.cloudfront.net",
      jwks_uri: "https://d111111abcdef8.cloudfront.net/oauth/discovery/keys",
    });
  });
});
