import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNote } from "../../tools/note/runNote.ts";
import { outcome } from "../tools/outcome.ts";
import { NoteServer } from "./noteServer.ts";

const marker = "<!-- gitlab-on-aws:prod -->";
const comment = `${marker}\n\n## What this changes\n`;
const token = "glpat-c4n4ry";
const listPath = "/api/v4/projects/42/merge_requests/5/notes?per_page=100&sort=asc&order_by=created_at&page=";

describe("npm run note", () => {
  let gitlab: NoteServer;
  let api: string;
  let folder: string;
  beforeEach(async () => {
    gitlab = new NoteServer();
    api = await gitlab.start();
    folder = mkdtempSync(join(tmpdir(), "note-"));
    writeFileSync(join(folder, "comment.md"), comment);
  });
  afterEach(async () => {
    await gitlab.stop();
    rmSync(folder, { recursive: true });
  });

  const variables = () => ({
    ...{ CI_API_V4_URL: api, CI_PROJECT_ID: "42", CI_MERGE_REQUEST_IID: "5" },
    ...{ CI_COMMIT_SHA: "c0ffee", GITLAB_BOT_TOKEN: token },
  });
  const run = async (environment: Readonly<Record<string, string>> = {}) => {
    const args = ["--stack", "prod", "--file", join(folder, "comment.md")];
    const ended = await outcome((terminal) => runNote(args, terminal, { ...variables(), ...environment }));
    assert.ok(!`${ended.stdout}${ended.stderr}`.includes(token), "it prints the token");
    assert.deepEqual([ended.status, ended.stdout], [0, ""]);
    return ended.stderr.trim();
  };
  const asked = () => gitlab.arrived.map(({ what }) => what);

  it("writes a comment, and asks for nothing else", async () => {
    assert.equal(await run(), "The comment is written.");
    assert.deepEqual(asked(), [
      "GET /api/v4/user",
      `GET ${listPath}1`,
      "GET /api/v4/projects/42/merge_requests/5",
      "POST /api/v4/projects/42/merge_requests/5/notes",
      `GET ${listPath}1`, // another run may have written at the same time
    ]);
    assert.deepEqual(gitlab.arrived.at(-2)?.body, { body: comment });
    assert.ok(gitlab.arrived.every((one) => one.token === token));
  });

  it("updates its own comment of this stack in place, wherever it is in the list", async () => {
    const others = Array.from({ length: 150 }, (_, id) => ({ id, body: "Looks good", author: 1 }));
    gitlab.notes.push(
      ...others,
      { id: 200, body: `${marker}\n\na copy by somebody else`, author: 1 },
      { id: 201, body: `${marker}\n\nsystem`, author: 7, system: true },
      { id: 202, body: "<!-- gitlab-on-aws:dev -->\n\nanother stack", author: 7 },
      { id: 203, body: `${marker}\n\nold`, author: 7 },
      { id: 204, body: `${marker}\n\ntwo runs at once`, author: 7 },
    );
    assert.equal(await run(), "The comment is brought up to date.");
    assert.equal(asked().at(-1), "PUT /api/v4/projects/42/merge_requests/5/notes/203");
    assert.ok(asked().includes(`GET ${listPath}2`));
    assert.deepEqual(
      gitlab.notes.filter(({ body }) => body === comment).map(({ id }) => id),
      [203],
    );
    assert.equal(await run(), "The comment already says this.");
  });

  it("keeps the oldest of the comments that two runs wrote at once, and nothing of others", async () => {
    gitlab.notes.push({ id: 200, body: `${marker}\n\na copy by somebody else`, author: 1 });
    gitlab.atOnce.push({ id: 300, body: `${marker}\n\nthe other run`, author: 7 });
    assert.equal(await run(), "The comment is written.");
    assert.deepEqual(
      gitlab.notes.map(({ id }) => id),
      [200, 300],
    );
    gitlab.notes.pop();
    gitlab.atOnce.push({ id: 301, body: `${marker}\n\nthe other run`, author: 7 });
    gitlab.troubles.push({ what: /^DELETE /, status: 404 }); // the other run deleted it first
    assert.equal(await run(), "The comment is written.");
  });

  it("writes nothing if the merge request has moved on", async () => {
    gitlab.head = "beef";
    assert.match(await run(), /^The merge request has a newer commit, so nothing is written/);
    assert.ok(asked().every((what) => what.startsWith("GET ")));
  });

  it("takes the commit of the source branch in a pipeline for merged results", async () => {
    const said = await run({ CI_COMMIT_SHA: "merged", CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: "c0ffee" });
    assert.equal(said, "The comment is written.");
  });

  const refusals: Readonly<Record<number, RegExp>> = {
    302: /^Warning: no comment is written: GitLab answered GET with 302\./,
    401: /wrong, revoked or past its last day: make a new project access token\./,
    403: /needs the scope api and at least the role Reporter\./,
    404: /sees no such project or merge request/,
    429: /limits how often/,
  };
  for (const [status, says] of Object.entries(refusals)) {
    it(`warns and goes on where GitLab answers ${status}, and asks once`, async () => {
      gitlab.troubles.push({ what: /./, status: Number(status) });
      const said = await run();
      assert.match(said, says);
      assert.match(said, /The artifacts of this pipeline have everything that it would say\.$/);
      assert.equal(asked().length, 1);
    });
  }

  it("tries once more from the start where GitLab fails, so that no comment is there twice", async () => {
    gitlab.troubles.push({ what: /^POST /, status: 502 });
    assert.equal(await run(), "The comment is written.");
    assert.deepEqual(asked().slice(4, 8), asked().slice(0, 4));
    gitlab.troubles.push({ what: /user/, status: 500 }, { what: /user/, status: 503 });
    assert.match(await run(), /^Warning: no comment is written: GitLab answered GET with 503\./);
  });

  it("warns where nothing answers, or something else than GitLab", async () => {
    await gitlab.stop();
    assert.match(await run(), /GitLab cannot be reached, or did not answer in time\./);
    gitlab = new NoteServer();
    api = await gitlab.start();
    assert.match(await run({ CI_API_V4_URL: `${api}/elsewhere` }), /sees no such project/);
  });

  it("says what is missing, and fails no pipeline", async () => {
    assert.match(await run({ GITLAB_BOT_TOKEN: "" }), /^No comment is written: GITLAB_BOT_TOKEN not set\./);
    assert.match(
      await run({ CI_MERGE_REQUEST_IID: "", CI_COMMIT_SHA: "" }),
      /^No comment is written: CI_MERGE_REQUEST_IID, CI_COMMIT_SHA not set\./,
    );
    assert.deepEqual(asked(), []);
  });

  it("does not leave the comment of an earlier commit where the review failed", async () => {
    await run();
    rmSync(join(folder, "comment.md"));
    const url = "https://gitlab.example.com/group/project/-/jobs/9";
    assert.match(
      await run({ CI_JOB_NAME: "prod: preview", CI_JOB_URL: url }),
      /^There is no .*comment\.md, because the review before this failed: the comment says that\.\nThe comment is brought up to date\.$/,
    );
    assert.deepEqual(gitlab.notes[0]?.body.split("\n\n").slice(1), [
      "## What this changes in the stack prod",
      `**⛔ Nobody knows:** the job \`prod: preview\` failed before it found out. Its log says why, and what to do: ${url}`,
      "Of commit `c0ffee`.\n",
    ]);
  });

  it("refuses a command line that is wrong", async () => {
    const { status, stderr } = await outcome((terminal) => runNote(["--stack", "prod"], terminal, variables()));
    assert.deepEqual([status, stderr.startsWith("The command line is wrong. npm run note -- ")], [64, true]);
  });
});
