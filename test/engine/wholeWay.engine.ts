import assert from "node:assert/strict";
import { documentedCommands } from "../pipeline/documentedCommands.ts";
import { needsEngine } from "./needsEngine.ts";
import { PlayedMergeRequest } from "../pipeline/playedMergeRequest.ts";
import type { Variables } from "../pipeline/pipelineRepository.ts";
import { RunningPipeline } from "../pipeline/runningPipeline.ts";

describe("the whole way of a merge request", function () {
  this.timeout(600_000);
  this.bail(true); // each step needs the earlier ones
  needsEngine(this);
  const request = new PlayedMergeRequest(7);
  const issues: { readonly iid: number; readonly title: string; readonly description: string }[] = [];
  let pipeline: RunningPipeline;
  let [base, deployed] = ["", ""];
  const byHand = { byHand: true };

  before(async () => {
    pipeline = await RunningPipeline.start((method, path, body) => {
      if (!path.startsWith("/issues")) return request.answer(method, path, body);
      const { title, description } = body as { readonly title: string; readonly description: string };
      if (method === "POST") issues.push({ iid: issues.length + 1, title, description });
      return { status: 200, body: method === "GET" ? issues : issues.at(-1) };
    });
  });

  after(() => {
    pipeline.stop();
  });

  /** What exists in the cloud: type, and the inputs that the scenarios change. */
  const found = () => [...pipeline.cloud.live().values()].find(({ type }) => type === "aws:ebs/volume:Volume");
  const volume = () => {
    const { size, availabilityZone: zone } = found()?.inputs ?? {};
    return { size, zone };
  };
  const steps = () =>
    (JSON.parse(pipeline.left("review/dev/steps.json")) as { steps: { urn: string; op: string }[] }).steps
      .map(({ urn, op }) => `${op} ${urn.split("::").at(-1) ?? ""}`)
      .toSorted();
  /** Changes the stack file on a branch of its own, and does something with the variables of its merge request. */
  const propose = async <End>(
    subject: string,
    sets: Readonly<Record<string, unknown>>,
    run: (variables: Variables) => Promise<End>,
  ): Promise<End> => {
    pipeline.repository.git("checkout", "--quiet", "-B", "topic", base);
    pipeline.repository.git("update-ref", "refs/remotes/origin/main", "main"); // as a runner fetches it
    request.head = pipeline.change(subject, sets);
    const end = await run({
      CI_COMMIT_BRANCH: "",
      CI_COMMIT_REF_PROTECTED: "false",
      CI_COMMIT_SHA: request.head,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      CI_MERGE_REQUEST_IID: "7",
      CI_MERGE_REQUEST_PROJECT_ID: "42",
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "42",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      CI_PIPELINE_SOURCE: "merge_request_event",
      GITLAB_BOT_TOKEN: pipeline.gitlab.token,
    });
    pipeline.repository.git("checkout", "--quiet", "main");
    return end;
  };
  const preview = (variables: Variables) => pipeline.job("dev: preview", variables);

  it("begins with a stack that a person makes, and that the pipeline of the default branch deploys", async () => {
    const init = await pipeline.init();
    assert.equal(init.code, 0, init.log);
    base = pipeline.repository.commit("Make the stack");
    // A person has started prod: apply.
    const { code, log, before } = await pipeline.pipeline({}, "prod: apply");
    assert.equal(code, 0, log);
    assert.deepEqual(steps(), ["create aws", "create gitlab-data", "create gitlab-dev", "create gitlab-reached"]);
    assert.deepEqual(volume(), { size: 100, zone: "us-east-1a" });
    const checked = ["dev: plan", "dev: preview", "engine", "install", "lint", "prod: plan", "prod: preview"];
    const all = [...checked, "test", "typecheck"];
    assert.deepEqual(before("dev: apply"), all, "by itself, once nothing before it has failed");
    assert.deepEqual(before("dev: smoke"), ["dev: apply", ...all]);
    assert.deepEqual(before("prod: apply"), ["dev: apply", ...all, "dev: smoke"].toSorted());
    assert.deepEqual(before("prod: smoke"), ["dev: apply", ...all, "dev: smoke", "prod: apply"].toSorted());
    assert.equal(before("try out"), undefined, "only by hand");
    pipeline.keepTools();
  });

  it("shows how the deployment went on, and nothing that a provider says about a resource", () => {
    const [, log = ""] = pipeline.logs;
    assert.ok(log.includes("gitlab-data (aws:ebs/volume:Volume): create begins."), log);
    assert.ok(log.includes("gitlab-data (aws:ebs/volume:Volume): create is done."), log);
    assert.match(log, /After \d+ s: 4 create\./);
    assert.match(
      log,
      /warning: urn:\S+::gitlab-data: The provider's text may hold a secret, so it is not in this log\./,
    );
  });

  it("used no key, and wrote the state with the role of the deployment only", () => {
    const roles = new Map<string, string>();
    for (const { session, what } of pipeline.aws.asked) {
      const [, role] = /^assume .*\/(.+)$/.exec(what) ?? [];
      if (role !== undefined) roles.set(session, role);
      else assert.equal(roles.get(session), "gitlab-apply", what);
    }
    assert.deepEqual(pipeline.aws.refused, []);
    assert.ok([...roles.keys()].every((session) => /^42-\d+-\d+$/.test(session)));
  });

  it("shows what a change costs, in the one comment of the merge request", async () => {
    const larger = { "gitlab:nodes/box/volumeGiB": 3000 };
    const { code, log, before } = await propose("Take a larger volume", larger, (all) => pipeline.pipeline(all));
    assert.equal(code, 0, log);
    assert.ok(before("dev: preview")?.includes("install"));
    assert.ok(before("dev: plan")?.includes("test"));
    for (const job of ["dev: apply", "dev: smoke", "try out"]) assert.equal(before(job), undefined, job);
    assert.deepEqual(steps(), ["update gitlab-data", "update gitlab-reached"]);
    const [note, more] = request.notes;
    assert.equal(more, undefined);
    assert.match(note?.body ?? "", /0 to create, 2 to change, 0 to delete\./);
    assert.match(note?.body ?? "", /\$/);
    assert.ok(note?.body.includes(`Compared with the rules of \`${base}\`.`), note?.body);
  });

  it("stops a change that breaks a rule, and says so in the same comment", async () => {
    const { code, log } = await propose("Break a rule", { "gitlab:users": 400 }, preview);
    assert.equal(code, 3, log);
    assert.equal(request.notes.length, 1);
    assert.match(
      request.notes[0]?.body ?? "",
      /gitlab-data must be in a selection of AWS Backup, or a tag backup has to say what saves it/,
    );
  });

  it("stops a change that would lose data", async () => {
    const { code, log } = await propose("Move the volume", { "gitlab:nodes/box/zone": 2 }, preview);
    assert.equal(code, 2, log);
    assert.ok(steps().includes("replace gitlab-data"), steps().join());
    assert.match(request.notes[0]?.body ?? "", /gitlab-data/);
  });

  it("says what a token that is no longer valid means", async () => {
    const expired = (all: Variables) => preview({ ...all, AWS_ID_TOKEN: "expired" });
    const { code, log } = await propose("Change nothing", {}, expired);
    assert.equal(code, 1, log);
    assert.match(log, /The job's token is no longer valid: it lives as long as the timeout of its job/);
    assert.match(request.notes[0]?.body ?? "", /Nobody knows:\*\* the job `dev: preview` failed before it found out\./);
  });

  it("deploys what was merged, and refuses an older commit afterwards", async () => {
    deployed = pipeline.change("Take a larger volume", { "gitlab:nodes/box/volumeGiB": 200 });
    const apply = await pipeline.job("dev: apply"); // which makes its steps itself
    assert.equal(apply.code, 0, apply.log);
    assert.deepEqual(volume(), { size: 200, zone: "us-east-1a" });
    pipeline.repository.git("checkout", "--quiet", base);
    const older = await pipeline.job("dev: apply", {}, byHand);
    assert.equal(older.code, 5, older.log);
    assert.ok(older.log.includes(`${base} is older than ${deployed}, which is deployed.`), older.log);
    pipeline.repository.git("checkout", "--quiet", "main");
  });

  it("refuses a second deployment at once, and any after one that was cut off", async () => {
    pipeline.change("Take a larger volume again", { "gitlab:nodes/box/volumeGiB": 300 });
    assert.equal((await pipeline.job("dev: preview")).code, 0);
    pipeline.hold(true);
    const first = pipeline.job("dev: apply", {}, byHand);
    await pipeline.until(() => volume()?.size === 300);
    const second = await pipeline.job("dev: apply", {}, byHand);
    assert.equal(second.code, 5, second.log);
    assert.match(second.log, /A run of dev is under way, or was cut off, while updating gitlab-reached\./);
    const locked = await pipeline.person("npm run --silent up -- --stack dev --yes --non-interactive || true");
    assert.match(locked.log, /the stack is currently locked by 1 lock/);
    pipeline.kill();
    assert.equal((await first).code, 1);
    assert.equal((await pipeline.job("dev: apply", {}, byHand)).code, 5, "the lock and the operation are still there");
  });

  it("goes on by the documented way: a person clears the state, and other steps are not those approved", async () => {
    pipeline.hold(false);
    const clear = documentedCommands("docs/pipeline.md", "pulumi cancel", "npm run refresh");
    const cleared = await pipeline.person(...clear);
    assert.equal(cleared.code, 0, cleared.log);
    const other = await pipeline.job("dev: apply", {}, byHand);
    assert.equal(other.code, 4, other.log);
    assert.match(other.log, /gitlab-data \(aws:ebs\/volume:Volume\): update was approved, and is no longer needed\./);
    assert.match(other.log, /Start the preview job of dev again, read it, and approve it anew\./);
  });

  it("finds what somebody else changed, and opens an issue", async () => {
    const drift = () =>
      pipeline.job("dev: drift", {
        CI_PIPELINE_SOURCE: "schedule",
        GITLAB_BOT_TOKEN: pipeline.gitlab.token,
        SCHEDULE: "drift",
      });
    const data = found()!;
    const retyped = { inputs: { ...data.inputs, type: "io2" }, outputs: { ...data.outputs, type: "io2" } };
    pipeline.cloud.note("update", { ...data, ...retyped });
    const { code, log } = await drift();
    assert.equal(code, 6, log);
    assert.match(log, /gitlab-data: type differ\./);
    assert.deepEqual(
      pipeline.gitlab.changes.slice(-1).map(({ path, body }) => [path, (body as { title?: string }).title]),
      [["/issues", "Drift of dev"]],
    );
  });

  it("takes that back by the way in the issue, and goes back by a revert, which a person deploys without the pipeline", async () => {
    const [revert = ""] = documentedCommands("docs/roll-back.md", "git revert");
    pipeline.repository.git(...revert.replace("COMMIT", "HEAD").split(" ").slice(1));
    const [, takeBack = ""] = /`(npm run refresh [^`]*)`/.exec(issues[0]?.description ?? "") ?? [];
    const deploy = documentedCommands("docs/break-glass.md", "export PULUMI_DIS", "npm run propose", "npm run apply");
    const end = await pipeline.person(takeBack, ...deploy);
    assert.equal(end.code, 0, end.log);
    assert.deepEqual(steps(), ["update gitlab-data"]); // the step that was cut off is not needed
    assert.deepEqual(volume(), { size: 200, zone: "us-east-1a" });
    assert.equal(found()?.inputs.type, "gp3", "the drift is taken back, too");
    assert.deepEqual(pipeline.aws.refused, []);
  });

  it("makes a try-out, and sweeps it when its day is over", async () => {
    const before = volume();
    const made = await pipeline.job("try out", { TRY_NAME: "a", TRY_DAYS: "1", TRY_SET: "nodes.box.volumeGiB=150" });
    assert.equal(made.code, 0, made.log);
    const volumes = () =>
      [...pipeline.cloud.live().values()].filter(({ type }) => type === "aws:ebs/volume:Volume").length;
    assert.equal(volumes(), 2);
    const sweep = () => pipeline.job("sweep try-outs", { CI_PIPELINE_SOURCE: "schedule", SCHEDULE: "sweep" });
    const early = await sweep();
    assert.match(early.log, /try-a stays until \d{4}-\d\d-\d\d\./);
    await pipeline.person("pulumi stack tag set gitlab:last-day 2026-01-01 --stack try-a");
    const swept = await sweep();
    assert.equal(swept.code, 0, swept.log);
    assert.match(swept.log, /try-a: is destroyed/);
    assert.equal(volumes(), 1);
    assert.deepEqual(volume(), before, "dev is as it was");
  });

  it("has shown no text of a provider in any log, comment or issue", () => {
    const shown = [...pipeline.logs, ...pipeline.gitlab.changes.map((change) => JSON.stringify(change))];
    assert.ok(shown.length > 20);
    assert.deepEqual(
      shown.filter((text) => text.includes("c4n4ryhush")),
      [],
    );
  });
});
