import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { against } from "../../tools/against/against.ts";
import { AgainstError } from "../../tools/against/againstError.ts";
import { recordAgainst } from "../../tools/against/recordAgainst.ts";
import { report } from "../../tools/document/report.ts";
import type { Plan } from "../../tools/plan/planModel.ts";
import { runPlan } from "../../tools/plan/runPlan.ts";
import { Repository } from "../against/repository.ts";
import { outcome } from "./outcome.ts";

/** A text that no output may contain. */
const canary = "c4n4ryhush";

const common = `config:
  aws:region: us-east-1
  gitlab:users: 500
  gitlab:domain: gitlab.example.com
  gitlab:allow: { web: [203.0.113.0/24] }
  gitlab:smtp: { host: smtp.example.com, user: gitlab, from: gitlab@example.com }
`;

/** A stack file with the canary wherever a good one may have it. */
const good = (mark: string, password: string) => `${common}  gitlab:smtpPassword: { secure: "v1:${canary}${password}" }
  gitlab:incomingMail: { address: "in+%{key}@example.com", host: imap.example.com, user: in }
  gitlab:incomingMailPassword: { secure: "v1:${canary}${password}" }
  gitlab:tags: { api-token: ${canary}${mark}, dbPassword: ${canary}${mark}, team: shown }
  gitlab:gitlabRb: |
    # ${canary}${mark}
    gitlab_rails['smtp_password'] = "${canary}${mark}\\"'"
`;

/** Stack files that are refused, with the canary wherever somebody may have put a secret. */
const bad: Readonly<Record<string, string>> = {
  "unknown keys": `${common}  gitlab:password: ${canary}\n  gitlab:colour: { a: ${canary} }\n  gitlab:nodes: { box: { token: ${canary} } }\n`,
  "other namespaces": `${common}  aws:secretKey: ${canary}\n  acme:word: ${canary}\n  aws:defaultTags: { tags: { a: ${canary} } }\n`,
  "plain password": `${common}  gitlab:smtpPassword: ${canary}\n`,
  "wrong types": `${common}  gitlab:gitlabRb: { a: ${canary} }\n  gitlab:tags: ${canary}\n  gitlab:backup: ${canary}\n  gitlab:users: [${canary}]\n`,
  "bad tags": `${common}  gitlab:tags: { api-token: "${canary}|", "": { a: ${canary} } }\n`,
  addresses: `${common.replace("smtp.example.com", `"smtps://me:${canary}@smtp.example.com:465"`)}  gitlab:pagesDomain: https://me:${canary}@pages.example.com\n`,
  "encrypted otherwise": `${common}  gitlab:costCenter: { secure: ${canary} }\n  gitlab:tags: { a: { secure: ${canary} } }\n`,
  "beside config": `password: ${canary}\n${common}`,
  "not YAML": `${common}  gitlab:smtpPassword: "${canary}\n  gitlab:a: b: ${canary}\n`,
  "not a group": `config: ${canary}\n`,
};

/** A policy refuses secrets in tags, and does not show them either. */
const refused = [3, ""];

describe("a secret that somebody put into a stack file", function () {
  this.timeout(600_000);

  let repository: Repository;
  const write = (name: string, text: string) => {
    writeFileSync(join(repository.folder, `Pulumi.${name}.yaml`), text);
  };
  const hidden = (what: string, text: string) => {
    assert.ok(!text.toLowerCase().includes(canary), `${what}: shows it`);
  };
  /** How a plan in this process ends. Its command line or stack file has to be wrong, so that nothing is recorded. */
  const failed = async (...args: readonly string[]) => {
    const sources = { project: pathToFileURL(`${repository.folder}/`) };
    const { status, stdout, stderr } = await outcome((terminal) => runPlan(args, terminal, sources));
    hidden(args.join(" "), stdout + stderr);
    return status;
  };

  before(() => {
    repository = Repository.create();
  });
  after(() => {
    rmSync(dirname(repository.folder), { recursive: true });
  });

  it("is in no format of the plan and of the comparison, which both say that there is something", async () => {
    write("canary", good("1", "1"));
    repository.commit("with a canary");
    write("canary", good("2", "2"));
    write("other", good("3", "2"));
    for (const compared of [[], ["--against", "HEAD"], ["--against", "other"]]) {
      const { status, stdout, stderr } = repository.plan(["--stack", "canary", "--format", "json", ...compared]);
      assert.deepEqual([status, stderr], refused, compared.join(" "));
      for (const format of ["text", "json", "html", "markdown"] as const) {
        const shown = await report(format, JSON.parse(stdout) as Plan);
        const words = shown.replaceAll(/\s+/g, " "); // lines may break anywhere
        hidden(`${format} ${compared.join(" ")}`, shown);
        assert.match(words, compared.length === 0 ? /not shown: 2 lines/ : /not shown, changed/, format);
        // A changed password would show in everything that changes in the configuration.
        if (compared.includes("other")) assert.match(words, /not shown: 2 lines, changed/, format);
      }
    }
  });

  it("is in no message about a stack file that is wrong, on either side", async () => {
    write("good", common.replace(/ {2}gitlab:smtp:.*\n/, ""));
    const project = pathToFileURL(`${repository.folder}/`);
    for (const [what, text] of Object.entries(bad)) {
      write("bad", text);
      assert.equal(await failed("--stack", "bad"), 1, what);
      if (what === "beside config") continue;
      const other = recordAgainst(against("Pulumi.bad.yaml", project), "good", project, () => undefined);
      const error = await other.then(() => undefined, (reason: unknown) => reason); // prettier-ignore
      assert.ok(error instanceof AgainstError, what);
      hidden(what, error.message);
    }
  });

  it("is in no message about a command line that is wrong", async () => {
    const rows: readonly (readonly string[])[] = [
      ["--set", `smtpPassword=${canary}`],
      ["--set", `password=${canary}`],
      ["--set", `gitlabRb=[${canary}`],
      ["--set", "smtpPassword", canary],
      ["--set", canary],
      [`--smtpPassword=${canary}`],
    ];
    for (const args of rows) assert.ok([1, 64].includes(await failed(...args)), args.join(" "));
  });
});
