import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { calendarDay } from "../../config/calendarDay.ts";
import { Repository } from "../against/repository.ts";

/** A text that no output may contain. */
const canary = "c4n4ryhush";

const outputs = ["codequality.json", "comment.md", "page.html", "steps.json", "terraform.json", "verdict.json"];

describe("npm run review", function () {
  this.timeout(120_000);
  let repository: Repository;
  before(() => {
    repository = Repository.create();
  });
  after(() => {
    rmSync(dirname(repository.folder), { recursive: true });
  });

  const file = (name: string) => join(repository.folder, name);
  const edit = (name: string, from: string, to: string) => {
    const text = readFileSync(file(name), "utf8");
    assert.ok(text.includes(from), `${name} has ${from}`);
    writeFileSync(file(name), text.replace(from, to));
  };
  const run = (...args: readonly string[]) => {
    rmSync(file("out"), { recursive: true, force: true });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["tools/review.ts", "--stack", "dev", "--out", "out", ...args],
      {
        cwd: repository.folder,
        encoding: "utf8",
      },
    );
    return { status, stdout, stderr };
  };
  const read = (name: string) => readFileSync(file(`out/${name}`), "utf8");

  it("says first what decides about changes, and what is less strict than the newest target branch", () => {
    const base = repository.git("rev-parse", "HEAD").trim();
    repository.git("checkout", "--quiet", "-b", "target");
    edit("policy/policies/ec2/limitMetadataHops.ts", 'value === 1, "must be 1"', 'value === 0, "must be 0"');
    repository.commit("be stricter");
    const target = repository.git("rev-parse", "HEAD").trim();
    repository.git("checkout", "--quiet", "main");
    const lastDay = calendarDay(new Date(Date.now() + 60 * 24 * 60 * 60 * 1000));
    edit("policy/pack/computePack.ts", 'level: "mandatory"', 'level: "advisory"');
    edit("policy/policies/ec2/requireMetadataTokens.ts", 'value === "required"', "value !== 1");
    edit(
      "Pulumi.dev.yaml",
      "config:\n",
      `config:\n  gitlab:approvals: [{ resource: gitlab-objects, action: delete, reason: it is empty now, lastDay: ${lastDay} }]\n`,
    );
    const optional = `transforms.push(({ type, props, opts }) =>
      type === "aws:ec2/instance:Instance" ? { props: { ...props, metadataOptions: { ...props.metadataOptions, httpTokens: "optional" } }, opts } : undefined,
    );`;
    writeFileSync(file("transforms.ts"), `${readFileSync(file("transforms.ts"), "utf8")}\n${optional}\n`);
    const { status, stdout, stderr } = run(
      "--against",
      "HEAD",
      "--rules-of",
      "refs/heads/target",
      "--commit",
      "c0ffee",
    );
    assert.deepEqual([status, stdout, stderr], [0, "", ""]);
    assert.deepEqual(readdirSync(file("out")).toSorted(), outputs);
    const comment = read("comment.md");
    const first = comment.split("\n").slice(4, 20).join("\n");
    assert.match(
      first,
      /This merge request touches what decides about changes:\*\* the policy pack: policy\/pack\/computePack\.ts, policy\/policies\/ec2\/requireMetadataTokens\.ts/,
    );
    for (const line of [
      `**⚠️ Less strict than the commit ${target}:**`,
      "- The level of the policy ec2-require-metadata-tokens is advisory instead of mandatory.",
      '- Only its pack finds: gitlab-nodes-gitaly-1 metadataOptions.httpTokens must be "required" (ec2-require-metadata-tokens).',
      "- Only its pack finds: gitlab-nodes-gitaly-1 metadataOptions.httpPutResponseHopLimit must be 0 (ec2-limit-metadata-hops).",
      `- Only here: the approval to delete gitlab-objects, until ${lastDay}: it is empty now`,
      `- This change began from the commit ${base}. What became stricter after it is in this list, too: rebase to take it over.`,
    ])
      assert.ok(first.includes(line), `${line} in ${first}`);
    assert.ok(comment.includes(`Compared with the rules of \`${target}\`.`), comment.slice(-300));
    repository.git("checkout", "--quiet", "--", ".");
  });

  it("shows no secret in any output, wherever the engine's events or the stack file have one", () => {
    writeFileSync(
      file("Pulumi.dev.yaml"),
      `${readFileSync(file("Pulumi.dev.yaml"), "utf8")}  gitlab:smtp: { host: smtp.example.com, user: gitlab, from: gitlab@example.com }
  gitlab:smtpPassword: { secure: "v1:${canary}" }
  gitlab:tags: { api-token: ${canary}2 }
  gitlab:gitlabRb: "gitlab_rails['smtp_password'] = '${canary}'"
`,
    );
    const urn = "urn:pulumi:dev::gitlab::gitlab-aws:index:GitLab$aws:secretsmanager/secret:Secret::word";
    const state = { id: canary, inputs: { secretString: canary, tags: { a: canary } }, outputs: { password: canary } };
    const policyEvent = {
      resourceUrn: urn,
      policyName: "their-policy",
      enforcementLevel: "mandatory",
      severity: "high",
    };
    const metadata = {
      op: "replace",
      urn,
      old: state,
      new: state,
      keys: ["secretString"],
      diffs: ["tags"],
      detailedDiff: null,
    };
    const events = [
      { preludeEvent: { config: { "gitlab:smtpPassword": canary } } },
      { resourcePreEvent: { metadata } },
      { diagnosticEvent: { urn, severity: "error", message: `the provider says ${canary}` } },
      { diagnosticEvent: { urn, severity: "info#err", message: `the program prints ${canary}` } },
      { policyEvent: { ...policyEvent, message: `Secrets are long\nword: ${canary} is short` } },
      { summaryEvent: { resourceChanges: { same: 1 }, result: "failed" } },
    ];
    writeFileSync(file("events.jsonl"), events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    const pending = [{ type: "creating", resource: { urn, inputs: { secretString: canary } } }];
    writeFileSync(file("state.json"), JSON.stringify({ deployment: { manifest: {}, pending_operations: pending } }));
    const said = run("--events", "events.jsonl", "--state", "state.json", "--against", "HEAD");
    assert.equal(said.status, 2);
    for (const [name, text] of [
      ...outputs.map((one) => [one, read(one)] as const),
      ["log", said.stdout + said.stderr] as const,
    ]) {
      assert.ok(!text.toLowerCase().includes(canary), `${name} shows it`);
    }
    const comment = read("comment.md").replaceAll("\\", "");
    for (const words of [
      "creating word",
      "word: an error, whose text npm run preview shows with your own role",
      "word see the log of the preview (their-policy)",
    ]) {
      assert.ok(comment.includes(words), `${words} in ${comment}`);
    }
  });
});
