import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { driftIn } from "../../tools/drift/driftIn.ts";
import { driftIssue } from "../../tools/drift/driftIssue.ts";
import { driftText, driftTitle } from "../../tools/drift/driftText.ts";
import { expectedDrift, unexpected } from "../../tools/drift/expectedDrift.ts";
import { GitlabApi } from "../../tools/gitlabApi/gitlabApi.ts";
import { PlayedGitlab, type Answering } from "./playedGitlab.ts";

const door = { resource: "gitlab-door", type: "aws:ec2/securityGroup:SecurityGroup" };

/** As the engine writes it: recorded from a preview with --refresh, shortened. */
const event = (op: string, name: string, more: object) =>
  JSON.stringify({
    resOutputsEvent: { metadata: { op, urn: `urn:pulumi:dev::gitlab::gitlab-aws:a:B$${door.type}::${name}`, ...more } },
  });
const side = { inputs: { description: "…", tags: {} } };
const end = JSON.stringify({ summaryEvent: { result: "succeeded" } });

describe("drift", () => {
  it("is what refreshing the state would change: inputs, and what is gone", () => {
    const lines = [
      "warning: not an event",
      event("refresh", "gitlab-door", { diffs: ["tags.owner", "description"], old: side, new: side }),
      event("refresh", "gitlab-same", { diffs: null, old: side, new: side }),
      event("refresh", "gitlab-count", { diffs: ["runningNodes"], old: side, new: side }), // only AWS decides that
      event("refresh", "gitlab-gone", { diffs: null, old: side, new: null }),
      event("update", "gitlab-door", { diffs: ["description"], old: side, new: side }), // of the program
      end,
    ];
    assert.deepEqual(driftIn(lines.join("\n")), {
      complete: true,
      drifts: [
        { ...door, properties: ["description", "tags.owner"] },
        { ...door, resource: "gitlab-gone", properties: [] },
      ],
    });
  });

  it("is unknown where the preview has not ended well", () => {
    assert.equal(driftIn(event("refresh", "gitlab-door", { diffs: ["tags"], old: side, new: side })).complete, false);
    assert.equal(driftIn('{"summaryEvent":{"result":"failed"}}').complete, false);
  });

  it("is expected input by input, but never for a resource that is gone", () => {
    const expected = [{ ...door, property: "tags.owner", reason: "set by the tagging service" }];
    const properties = ["description", "tags.owner"];
    assert.deepEqual(unexpected({ ...door, properties }, expected), { ...door, properties: ["description"] });
    assert.equal(unexpected({ ...door, properties: ["tags.owner"] }, expected), undefined);
    assert.deepEqual(unexpected({ ...door, properties: [] }, expected), { ...door, properties: [] });
  });

  it("is expected by a file whose mistakes are named", () => {
    const [here, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), "drift-"))];
    process.chdir(folder);
    try {
      assert.deepEqual(expectedDrift("dev"), []);
      const one = "{ resource: gitlab-door, property: tags.owner, reason: set by the tagging service }";
      writeFileSync("drift.dev.yaml", `expected: [${one}]`);
      assert.deepEqual(expectedDrift("dev"), [
        { resource: "gitlab-door", property: "tags.owner", reason: "set by the tagging service" },
      ]);
      writeFileSync("drift.dev.yaml", "expected: [{ resource: gitlab-door, property: tags, reason: why }]");
      assert.throws(() => expectedDrift("dev"), {
        message:
          'drift.dev.yaml: expected.0.reason: a sentence that says why. It has a list "expected" with resource (logical name), property (input) and reason.',
      });
    } finally {
      process.chdir(here);
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the issue about drift", () => {
  const issues: { iid: number; title: string; description: string; state: string }[] = [];
  const answering: Answering = (method, path, body) => {
    const iid = Number(/^\/issues\/(\d+)/.exec(path)?.[1]);
    const found = issues.find((issue) => issue.iid === iid);
    if (method === "GET") {
      assert.match(path, /^\/issues\?state=opened&labels=drift&per_page=100&page=1$/);
      return { status: 200, body: issues.filter(({ state }) => state === "opened") };
    }
    if (path === "/issues") {
      const made = {
        iid: issues.length + 1,
        state: "opened",
        title: String(body.title),
        description: String(body.description),
      };
      issues.push(made);
      return { status: 201, body: made };
    }
    if (!found) return undefined;
    if (path.endsWith("/notes")) return { status: 201, body: {} };
    if (body.state_event === "close") found.state = "closed";
    if (typeof body.description === "string") found.description = body.description;
    return { status: 200, body: found };
  };
  let gitlab: PlayedGitlab;
  const keep = (stack: string, text?: string) =>
    driftIssue(new GitlabApi({ url: gitlab.url, project: "42", token: gitlab.token }), driftTitle(stack), text);

  before(async () => {
    gitlab = await PlayedGitlab.start(answering);
  });

  after(() => {
    gitlab.stop();
  });

  it("is one for each stack, opened, updated and closed by itself", async () => {
    assert.equal(await keep("dev"), "There is no drift, and no issue about it.");
    assert.equal(await keep("dev", "one"), "Issue 1 is opened.");
    assert.equal(await keep("prod", "other"), "Issue 2 is opened.");
    assert.equal(await keep("dev", "two"), "Issue 1 is updated.");
    assert.equal(await keep("dev"), "There is no drift any more: issue 1 is closed.");
    assert.equal(await keep("dev", "three"), "Issue 3 is opened.");
    assert.deepEqual(
      issues.map(({ description, state }) => [description, state]),
      [
        ["two", "closed"],
        ["other", "opened"],
        ["three", "opened"],
      ],
    );
  });

  it("is for a person to hear of where GitLab cannot be reached", async () => {
    const nowhere = new GitlabApi({ url: "http://127.0.0.1:1/api/v4", project: "42", token: "t" });
    await assert.rejects(driftIssue(nowhere, "Drift of dev", undefined), {
      message: "GitLab cannot be reached at http://127.0.0.1:1/api/v4, or did not answer in time: bad port.",
    });
  });

  it("names inputs and what to do, and no value", () => {
    const text = driftText(
      "dev",
      [
        { ...door, properties: ["description"] },
        { ...door, resource: "gitlab-gone", properties: [] },
      ],
      "abc, JOB",
    );
    assert.deepEqual(text.split("\n").slice(2, 6), [
      "| resource | type | what differs |",
      "| --- | --- | --- |",
      "| `gitlab-door` | aws:ec2/securityGroup:SecurityGroup | `description` |",
      "| `gitlab-gone` | aws:ec2/securityGroup:SecurityGroup | is gone |",
    ]);
    assert.match(text, /^- To take it back, run `npm run refresh -- --stack dev --yes` with your own role/m);
  });
});
