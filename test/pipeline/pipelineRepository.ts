import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse, parseDocument } from "yaml";

/** Roles and state of a connected stack, as the outputs of accounts/ have them. */
export const connected = {
  project: 42,
  state: "s3://gitlab-state?region=us-east-1",
  preview_role: "arn:aws:iam::111122223333:role/gitlab-preview",
  drift_role: "arn:aws:iam::111122223333:role/gitlab-drift",
  apply_role: "arn:aws:iam::111122223333:role/gitlab-apply",
};

/** Inputs that only the template of try-outs has. */
const onlyOfTryOuts = ["secrets"];

/** All that it has. */
const ofTryOuts = ["project", "state", "apply_role", ...onlyOfTryOuts];

/** Variables of a job, as GitLab sets them. */
export type Variables = Readonly<Record<string, string>>;

interface Include {
  readonly local: string;
  readonly inputs?: Record<string, unknown>;
}

/** A Git repository with this project's pipeline, and gitlab-ci-local to run it. */
export class PipelineRepository {
  readonly folder = mkdtempSync(join(tmpdir(), "pipeline-"));

  /**
   * @param inputs of both templates; a stack without them has no jobs with credentials
   * @param files more of this project that the jobs need
   */
  constructor(inputs: Readonly<Record<string, unknown>> = {}, files: readonly string[] = []) {
    for (const file of [".gitlab-ci.yml", "ci", "package.json", "package-lock.json", ...files])
      cpSync(file, join(this.folder, file), { recursive: true });
    this.connect(".gitlab-ci.yml", inputs);
    this.git("init", "--quiet", "--initial-branch=main");
    this.git("remote", "add", "origin", "https://gitlab.example.com/group/project.git");
    this.commit("Begin");
  }

  /** Writes this project's pipeline with inputs of both templates. */
  connect(file: string, inputs: Readonly<Record<string, unknown>>): void {
    const document = parseDocument(readFileSync(".gitlab-ci.yml", "utf8"));
    const includes = (document.toJS() as { include: Include[] }).include;
    for (const [index, { local }] of includes.entries()) {
      const taken = local.endsWith("try-out.yml")
        ? ofTryOuts
        : Object.keys(inputs).filter((name) => !onlyOfTryOuts.includes(name));
      if (!/(stack|try-out)\.yml$/.test(local)) continue;
      for (const name of taken.filter((one) => one in inputs))
        document.setIn(["include", index, "inputs", name], inputs[name]);
    }
    writeFileSync(join(this.folder, file), document.toString());
  }

  git(...args: readonly string[]): string {
    const person = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    return execFileSync("git", [...person, ...args], { cwd: this.folder, encoding: "utf8", stdio: "pipe" }).trim();
  }

  /** Commits everything; the commit's hash. */
  commit(subject: string): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", subject);
    return this.git("rev-parse", "HEAD");
  }

  /** The jobs of a pipeline, as `stage | name`, and when it runs where that is special. gitlab-ci-local first compares the file with GitLab's schema. */
  jobs(variables: Variables): string[] {
    const { stdout, stderr, status } = this.#run(["--list-csv"], variables);
    if (status !== 0) throw new Error(stdout + stderr);
    const [, ...rows] = stdout
      .trim()
      .split("\n")
      .slice(
        stdout
          .trim()
          .split("\n")
          .findIndex((line) => line.startsWith("name;")),
      );
    return rows
      .map((row) => row.split(";"))
      .map(([name = "", stage = "", when = ""]) => `${stage} | ${name}${when === "on_success" ? "" : ` (${when})`}`);
  }

  /** All jobs with their keywords, as GitLab has them after includes, inputs and `extends`. */
  expanded(): Readonly<Record<string, Job>> {
    const { stdout, stderr, status } = this.#run(["--preview"], { CI_PIPELINE_SOURCE: "push" });
    if (status !== 0) throw new Error(stdout + stderr);
    return parse(stdout.slice(stdout.indexOf("---"))) as Readonly<Record<string, Job>>;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #run(args: readonly string[], variables: Variables) {
    const set = Object.entries(variables).flatMap(([name, value]) =>
      value === "" ? ["--unset-variable", name] : ["--variable", `${name}=${value}`],
    );
    const quiet = ["--ignore-predefined-vars", Object.keys(variables).join(",")];
    return spawnSync(resolve("node_modules/.bin/gitlab-ci-local"), [...args, ...set, ...quiet], {
      cwd: this.folder,
      encoding: "utf8",
    });
  }
}

/** What a test reads of a job. */
export interface Job {
  readonly stage?: string;
  readonly artifacts?: {
    readonly access?: string;
    readonly expire_in?: string;
    readonly expose_as?: string;
    readonly paths?: readonly string[];
  };
  readonly [keyword: string]: unknown;
}
