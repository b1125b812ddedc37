import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { Cloud } from "../engine/cloud.ts";
import { program } from "../engine/engineStack.ts";
import { connected, PipelineRepository, type Variables } from "./pipelineRepository.ts";
import { PlayedAws } from "./playedAws.ts";
import { PlayedGitlab, type Answering } from "./playedGitlab.ts";
import { standInArchives } from "./standInArchives.ts";

/** How a job ended. */
export interface JobEnd {
  /** Exit code of its script. */
  readonly code: number;
  /** Its log. */
  readonly log: string;
}

/** Tokens that the played roles trust. */
const tokens = { preview: "token-of-preview", drift: "token-of-drift", apply: "token-of-apply" } as const;

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
      { arn: connected.preview_role, rights: ["read"], token: tokens.preview },
      { arn: connected.drift_role, rights: ["read"], token: tokens.drift },
      { arn: connected.apply_role, rights: ["read", "write"], token: tokens.apply },
    ]);
    const files = [...program, "Pulumi.dev.yaml", "policy", "accounts", ".gitignore"];
    // Steps of an earlier job are compared only where a person approved them.
    const repository = new PipelineRepository({ ...connected, deploys: "byHand", secrets }, [...new Set(files)]);
    const pipeline = new RunningPipeline(repository, aws, await PlayedGitlab.start(answering));
    symlinkSync(resolve("node_modules"), join(repository.folder, "node_modules"), "dir");
    appendFileSync(join(repository.folder, ".git/info/exclude"), "node_modules\n");
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
      "bash ci/tools.sh >/dev/null",
      'export PATH="$PWD/.tools/pulumi:$PATH"',
      `. ci/role.sh ${connected.apply_role}`,
    ];
    const home = { PULUMI_HOME: join(this.repository.folder, ".tools/home"), PULUMI_BACKEND_URL: connected.state };
    return this.#run("bash", ["-c", [...script, ...commands].join("\n")], {
      ...this.#variables("apply"),
      ...home,
      CI_PIPELINE_ID: "1",
      CI_JOB_ID: "1",
    });
  }

  /** Makes the stack, as docs/pipeline.md says. */
  init(): Promise<JobEnd> {
    return this.person(`pulumi stack init dev --secrets-provider '${secrets}'`);
  }

  /** Runs one job to its end. */
  async job(name: string, variables: Variables = {}): Promise<JobEnd> {
    const role = (["preview", "drift"] as const).find((kind) => name.endsWith(kind)) ?? "apply";
    const all = { ...this.#variables(role), ...variables };
    const set = Object.entries(all).flatMap(([key, value]) =>
      value === "" ? ["--unset-variable", key] : ["--variable", `${key}=${value}`],
    );
    const args = [name, "--force-shell-executor", "--ignore-predefined-vars", Object.keys(all).join(","), ...set];
    const { log } = await this.#run(resolve("node_modules/.bin/gitlab-ci-local"), args, {});
    const [, code] = new RegExp(`^${name} finished in .* (?:FAIL|WARN) (\\d+)`, "m").exec(log) ?? [];
    return { code: Number(code ?? (log.includes(" PASS ") ? 0 : NaN)), log };
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
    const [pid] = this.pulumis();
    if (pid === undefined) throw new Error("No pulumi up runs here.");
    process.kill(pid, "SIGKILL");
  }

  /** Process ids of `pulumi up` in this repository. */
  pulumis(): number[] {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          const [command = "", sub] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
          return (
            command.endsWith("/pulumi") && sub === "up" && readlinkSync(`/proc/${pid}/cwd`) === this.repository.folder
          );
        } catch {
          return false; // it has ended meanwhile
        }
      })
      .map(Number);
  }

  stop(): void {
    this.aws.stop();
    this.gitlab.stop();
    this.repository.remove();
  }

  #variables(role: keyof typeof tokens): Variables {
    return {
      AWS_ENDPOINT_URL: this.aws.url,
      AWS_ENDPOINT_URL_STS: this.aws.url, // the SDK for Go asks for a role's credentials at this address only
      AWS_ID_TOKEN: tokens[role],
      CI_API_V4_URL: this.gitlab.url,
      CI_COMMIT_BRANCH: "main",
      CI_COMMIT_REF_PROTECTED: "true",
      CI_DEFAULT_BRANCH: "main",
      CI_PROJECT_ID: "42",
      GOGC: "400",
      NODE_OPTIONS: "--stack-trace-limit=0 --max-semi-space-size=64",
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
        resolve({ code: code ?? 1, log });
      });
    });
  }
}
