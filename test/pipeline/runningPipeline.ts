import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { Cloud } from "../engine/cloud.ts";
import { program } from "../engine/engineStack.ts";
import { linkPackages } from "./linkPackages.ts";
import { connected, PipelineRepository, type Variables } from "./pipelineRepository.ts";
import { PlayedAws } from "./playedAws.ts";
import { PlayedGitlab, type Answering } from "./playedGitlab.ts";
import { runningUpdates } from "./runningUpdates.ts";
import { standInArchives } from "./standInArchives.ts";

/** How a job ended. */
export interface JobEnd {
  /** Exit code of its script. */
  readonly code: number;
  /** Its log. */
  readonly log: string;
}

/** How a pipeline ended. */
export interface PipelineEnd extends JobEnd {
  /** The jobs that had ended before a job started, sorted; `undefined`: it did not start. */
  readonly before: (job: string) => readonly string[] | undefined;
}

/** The token of a job says which one it is of; gitlab-ci-local puts the name of each job in. */
const token = (job: string) => `token of ${job}`;

const toolPath = 'export PATH="$PWD/.tools/pulumi:$PATH" PULUMI_HOME="$PWD/.tools/home"';

/** Jobs that are proven elsewhere, and take minutes or a GitLab that is deployed. In a pipeline they only have their place. */
const elsewhere = [
  ...["install", "lint", "typecheck", "test", "engine"],
  ...["dev: plan", "dev: smoke", "prod: plan", "prod: preview", "prod: apply", "prod: smoke"],
];

/** The pipeline of a stack that a person deploys, and what is laid over it; no commit has them. */
const [byHandFile, overridesFile] = ["by-hand.gitlab-ci.yml", ".gitlab-ci-local.yml"];

const boundary = "arn:aws:iam::111122223333:policy/gitlab-boundary";

const secrets = "awskms:///played?region=us-east-1";

/**
 * The pipeline of this project in a repository of its own. gitlab-ci-local runs its jobs, with Pulumi's real engine and stand-in
 * providers; AWS' state and GitLab's API are played.
 */
export class RunningPipeline {
  readonly repository: PipelineRepository;
  readonly aws: PlayedAws;
  readonly gitlab: PlayedGitlab;
  readonly cloud: Cloud;
  /** What each command has printed, in order. */
  readonly logs: string[] = [];
  readonly #standIns: string;
  readonly #hold: string;

  private constructor(repository: PipelineRepository, aws: PlayedAws, gitlab: PlayedGitlab) {
    this.repository = repository;
    this.aws = aws;
    this.gitlab = gitlab;
    this.#standIns = join(mkdtempSync(join(tmpdir(), "cloud-")), "cloud.jsonl");
    this.#hold = `${this.#standIns}.hold`;
    this.cloud = new Cloud(this.#standIns);
  }

  static async start(answering: Answering): Promise<RunningPipeline> {
    const aws = await PlayedAws.start([
      { arn: connected.preview_role, rights: ["read"], trusts: /: preview$/ },
      { arn: connected.drift_role, rights: ["read"], trusts: /: drift$/ },
      { arn: connected.apply_role, rights: ["read", "write"], trusts: /: apply$|of (?:try out|sweep try-outs)$/ },
    ]);
    const files = [...program, "Pulumi.dev.yaml", "policy", "accounts", ".gitignore"];
    const repository = new PipelineRepository({ ...connected, secrets }, [...new Set(files)]);
    const pipeline = new RunningPipeline(repository, aws, await PlayedGitlab.start(answering));
    linkPackages(repository.folder);
    const own = ["node_modules", byHandFile, overridesFile];
    appendFileSync(join(repository.folder, ".git/info/exclude"), `${own.join("\n")}\n`);
    repository.connect(byHandFile, { ...connected, secrets, deploys: "byHand" });
    pipeline.#override({ ".pulumi": { before_script: ["bash ci/tools.sh", toolPath] } }); // the packages are linked
    cpSync("test/pipeline/smallProgram.ts", join(repository.folder, "index.ts"));
    standInArchives(repository.folder);
    const account = { "gitlab:allowedAccountIds": ["111122223333"], "gitlab:permissionsBoundary": boundary };
    pipeline.change("Lock the tools, and name the account", account);
    return pipeline;
  }

  /** Runs commands as a person does who has a role. */
  person(...commands: readonly string[]): Promise<JobEnd> {
    const script = [
      "set -e",
      "test -x .tools/pulumi/pulumi || bash ci/tools.sh >/dev/null",
      'export PATH="$PWD/.tools/pulumi:$PATH"',
      `. ci/role.sh ${connected.apply_role}`,
    ];
    const home = { PULUMI_HOME: join(this.repository.folder, ".tools/home"), PULUMI_BACKEND_URL: connected.state };
    return this.#run("bash", ["-c", [...script, ...commands].join("\n")], {
      ...this.#variables(),
      ...home,
      AWS_ID_TOKEN: token("dev: apply"),
      CI_PIPELINE_ID: "1",
      CI_JOB_ID: "1",
    });
  }

  /** Makes the stack, as docs/pipeline.md says. */
  init(): Promise<JobEnd> {
    return this.person(`pulumi stack init dev --secrets-provider '${secrets}'`);
  }

  /** Runs one job to its end; `byHand`: of a stack that a person deploys, instead of each merge. */
  async job(name: string, variables: Variables = {}, { byHand = false } = {}): Promise<JobEnd> {
    const { log } = await this.#gitlab([name, ...(byHand ? ["--file", byHandFile] : [])], variables);
    const [, code] = new RegExp(`^${name} finished in .* (?:FAIL|WARN) (\\d+)`, "m").exec(log) ?? [];
    return { code: Number(code ?? (log.includes(" PASS ") ? 0 : NaN)), log };
  }

  /** Runs a pipeline to its end: every job that starts by itself, and those manual ones that somebody starts. */
  async pipeline(variables: Variables, ...started: readonly string[]): Promise<PipelineEnd> {
    const { code, log } = await this.#gitlab(
      started.flatMap((job) => ["--manual", job]),
      variables,
    );
    const marks = log.split("\n").flatMap((line) => {
      const [, job, mark] = /^(?!parsing )(\S.*?) (starting shell|finished in) /.exec(line) ?? [];
      return job === undefined ? [] : [{ job, mark }];
    });
    const before = (job: string) => {
      const start = marks.findIndex((one) => one.job === job && one.mark === "starting shell");
      const ended = marks.slice(0, start).filter(({ mark }) => mark === "finished in");
      return start < 0 ? undefined : ended.map((one) => one.job).toSorted();
    };
    return { code, log, before };
  }

  /** From now on jobs use the tools that an earlier one has installed: that is proven then, and takes seconds. */
  keepTools(): void {
    this.#override({ ".pulumi": { before_script: [toolPath] } });
  }

  /** A file that a job left. */
  left(file: string): string {
    return readFileSync(join(this.repository.folder, file), "utf8");
  }

  /** Changes the stack file as a person does, and commits it. */
  change(subject: string, sets: Readonly<Record<string, unknown>>): string {
    const file = join(this.repository.folder, "Pulumi.dev.yaml");
    const document = parseDocument(readFileSync(file, "utf8"));
    for (const [path, value] of Object.entries(sets)) document.setIn(["config", ...path.split("/")], value);
    writeFileSync(file, document.toString());
    return this.repository.commit(subject);
  }

  /** Has the step of the small program wait from now on, or go on. */
  hold(waits: boolean): void {
    if (waits) writeFileSync(this.#hold, "");
    else rmSync(this.#hold, { force: true });
  }

  /** Until a job's log, or anything else, is as wanted. */
  async until(isSo: () => boolean): Promise<void> {
    for (let tries = 0; !isSo(); tries += 1) {
      if (tries > 1200) throw new Error("It did not become so within two minutes.");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Kills Pulumi as a machine does that goes down: nothing is cleaned up. */
  kill(): void {
    const [pid] = runningUpdates(this.repository.folder);
    if (pid === undefined) throw new Error("No pulumi up runs here.");
    process.kill(pid, "SIGKILL");
  }

  stop(): void {
    this.aws.stop();
    this.gitlab.stop();
    this.repository.remove();
    rmSync(dirname(this.#standIns), { recursive: true, force: true });
  }

  /** gitlab-ci-local lays this file over the pipeline. */
  #override(more: Readonly<Record<string, unknown>>): void {
    const only = elsewhere.map((job) => [job, { before_script: [], script: ["true"], after_script: [] }]);
    writeFileSync(
      join(this.repository.folder, overridesFile),
      JSON.stringify({ ...Object.fromEntries(only), ...more }),
    );
  }

  #gitlab(args: readonly string[], variables: Variables): Promise<JobEnd> {
    const all: Variables = { ...this.#variables(), AWS_ID_TOKEN: token("$CI_JOB_NAME"), ...variables };
    const set = Object.entries(all).flatMap(([key, value]) =>
      value === "" ? ["--unset-variable", key] : ["--variable", `${key}=${value}`],
    );
    const quick = ["--force-shell-executor", "--no-json-schema-validation", "--max-job-name-padding", "0"];
    const quiet = ["--ignore-predefined-vars", Object.keys(all).join(",")];
    return this.#run(resolve("node_modules/.bin/gitlab-ci-local"), [...args, ...quick, ...quiet, ...set], {
      NODE_COMPILE_CACHE: all.NODE_COMPILE_CACHE ?? "",
    });
  }

  #variables(): Variables {
    return {
      AWS_ENDPOINT_URL: this.aws.url,
      AWS_ENDPOINT_URL_STS: this.aws.url, // the SDK for Go asks for a role's credentials at this address only
      CI_API_V4_URL: this.gitlab.url,
      CI_COMMIT_BRANCH: "main",
      CI_COMMIT_REF_PROTECTED: "true",
      CI_DEFAULT_BRANCH: "main",
      CI_PROJECT_ID: "42",
      GOGC: "400",
      NODE_COMPILE_CACHE: join(this.#standIns, "../compiled"),
      NODE_OPTIONS: `--stack-trace-limit=0 --max-semi-space-size=64 --require ${resolve("test/pipeline/keepCompiled.cjs")}`,
      SMALL_PROGRAM_HOLDS: this.#hold,
      STAND_IN_CLOUD: this.#standIns,
      STAND_IN_FAILS: "",
      STAND_IN_NODES: "converges after 0",
    };
  }

  #run(command: string, args: readonly string[], environment: Variables): Promise<JobEnd> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, { cwd: this.repository.folder, env: { ...process.env, ...environment } });
      let log = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (log += text.toString()));
      child.on("error", reject);
      child.on("close", (code) => {
        this.logs.push(log);
        resolve({ code: code ?? 1, log });
      });
    });
  }
}
