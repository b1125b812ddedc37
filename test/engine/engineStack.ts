import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { LocalWorkspace, type EngineEvent, type Stack } from "@pulumi/pulumi/automation/index.js";
import { parseDocument } from "yaml";
import { programCopy } from "../compare/programCopy.ts";
import { applyEdit, type ProgramEdit } from "../compare/programEdit.ts";
import { Cloud } from "./cloud.ts";
import { readEvents, type Outcome } from "./engineOutcome.ts";

/** The files that the engine needs to run this project. */
export const program = [
  "Pulumi.yaml",
  "components",
  "config",
  "gitlab",
  "index.ts",
  "main.js",
  "nodeVersion.cjs",
  "package.json",
  "policy",
  "rejections.ts",
  "tools",
  "transforms.ts",
];

/** How a command is judged. */
interface Judged {
  /** Whether the policy pack judges it, as in `npm run preview` and `npm run up`. */
  readonly pack?: boolean;
}

/** A stack of this project on Pulumi's real engine, with its own state and stand-in providers. */
export class EngineStack {
  readonly folder: string;
  readonly cloud: Cloud;
  readonly #name: string;
  readonly #stack: Stack;

  private constructor(name: string, folder: string, stack: Stack) {
    this.#name = name;
    this.folder = folder;
    this.#stack = stack;
    this.cloud = new Cloud(join(folder, "cloud.jsonl"));
  }

  /**
   * Creates a stack that was never deployed.
   *
   * @param name of the stack
   * @param like whose stack file is used
   */
  static async create(name: string, like = name): Promise<EngineStack> {
    const folder = programCopy([...program, `Pulumi.${like}.yaml`]);
    renameSync(join(folder, `Pulumi.${like}.yaml`), join(folder, `Pulumi.${name}.yaml`));
    const envVars = {
      // Runs are as many as the machine allows: a fifth of their time is for stack traces of promises, and for memory.
      GOGC: "400",
      NODE_OPTIONS: "--stack-trace-limit=0 --max-semi-space-size=64",
      PATH: [resolve("test/engine/bin"), resolve("node_modules/.bin"), process.env.PATH].join(delimiter),
      PULUMI_BACKEND_URL: `file://${folder}`,
      PULUMI_CONFIG_PASSPHRASE: "engine",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_HOME: join(folder, "home"),
      // The state is written at the end of a run, also of one that fails, instead of after each of thousands of steps.
      PULUMI_SKIP_CHECKPOINTS: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      STAND_IN_CLOUD: join(folder, "cloud.jsonl"),
      STAND_IN_FAILS: "",
      STAND_IN_NODES: "converges after 0",
    };
    const stack = await LocalWorkspace.createOrSelectStack({ stackName: name, workDir: folder }, { envVars });
    return new EngineStack(name, folder, stack);
  }

  preview(judged: Judged = {}): Promise<Outcome> {
    return this.#run((onEvent) => this.#stack.preview({ onEvent, ...packs(judged) }));
  }

  up({ continueOnError = false, ...judged }: Judged & { readonly continueOnError?: boolean } = {}): Promise<Outcome> {
    return this.#run((onEvent) => this.#stack.up({ onEvent, continueOnError, ...packs(judged) }));
  }

  refresh(): Promise<Outcome> {
    return this.#run((onEvent) => this.#stack.refresh({ onEvent }));
  }

  /**
   * Like a person: with its preview first. The Automation API skips the preview, so it deletes before anything can refuse.
   */
  async destroy(): Promise<Outcome> {
    const preview = await this.#run((onEvent) => this.#stack.previewDestroy({ onEvent }));
    return preview.succeeded ? this.#run((onEvent) => this.#stack.destroy({ onEvent })) : preview;
  }

  /** The operations that fail from now on: `create volume/` is an operation and a part of the URN. */
  fail(...faults: readonly string[]): void {
    this.#stack.workspace.envVars.STAND_IN_FAILS = faults.join(";");
  }

  /** How nodes behave from now on: `converges after 3` reads, `gives up: the disk is full`, or `says nothing`. */
  nodes(behaviour: string): void {
    this.#stack.workspace.envVars.STAND_IN_NODES = behaviour;
  }

  /** The outputs that new resources of a type have from now on. */
  answer(outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>): void {
    this.#stack.workspace.envVars.STAND_IN_OUTPUTS = JSON.stringify(outputs);
  }

  /** The resources in the state, by name and type. */
  async state(): Promise<readonly { readonly type: string; readonly urn: string; readonly protect?: boolean }[]> {
    const { deployment } = (await this.#stack.exportStack()) as {
      deployment: { resources?: readonly { type: string; urn: string; protect?: boolean }[] };
    };
    return deployment.resources ?? [];
  }

  /** Whether a text is anywhere in what the engine keeps: the state, its backups and its history. */
  keeps(text: string): boolean {
    const files = readdirSync(join(this.folder, ".pulumi"), { recursive: true, withFileTypes: true });
    return files
      .filter((file) => file.isFile())
      .some((file) => readFileSync(join(file.parentPath, file.name), "utf8").includes(text));
  }

  async setSecret(key: string, value: string): Promise<void> {
    await this.#stack.setConfig(key, { value, secret: true });
  }

  /** Sets values of the stack file, by path, as a person edits it. */
  set(sets: Readonly<Record<string, string>>): void {
    const file = join(this.folder, `Pulumi.${this.#name}.yaml`);
    const document = parseDocument(readFileSync(file, "utf8"));
    for (const [path, text] of Object.entries(sets)) {
      const [first = "", ...rest] = path.split(".");
      const key = first.includes(":") ? first : `gitlab:${first}`;
      document.setIn(["config", key, ...rest], parseDocument(text).toJS());
    }
    writeFileSync(file, document.toString());
  }

  /** Does something with the project edited, and reverts the edit. */
  async with<Result>(
    { sets = {}, program = {} }: { sets?: Readonly<Record<string, string>>; program?: ProgramEdit | undefined },
    what: () => Promise<Result>,
  ): Promise<Result> {
    const file = join(this.folder, `Pulumi.${this.#name}.yaml`);
    const before = readFileSync(file);
    const takeBack = applyEdit(this.folder, program);
    try {
      this.set(sets);
      return await what();
    } finally {
      takeBack();
      writeFileSync(file, before);
    }
  }

  /** For a CLI that is started beside the Automation API. */
  get environment(): Readonly<Record<string, string>> {
    return this.#stack.workspace.envVars;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  async #run(command: (onEvent: (event: EngineEvent) => void) => Promise<unknown>): Promise<Outcome> {
    const events: EngineEvent[] = [];
    let succeeded = true;
    try {
      await command((event) => events.push(event));
    } catch (error) {
      if (events.length === 0) throw error;
      succeeded = false;
    }
    return { succeeded, ...readEvents(events) };
  }
}

function packs({ pack = false }: Judged): { policyPacks?: string[] } {
  return pack ? { policyPacks: ["policy"] } : {};
}
