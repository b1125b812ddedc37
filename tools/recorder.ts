import "./recorder/untracedPromises.ts";
import * as pulumi from "@pulumi/pulumi";
import * as settings from "@pulumi/pulumi/runtime/settings.js";
import { RecordingMonitor, type ComputedOutputs } from "./recorder/monitor.ts";
import { accountId, type Asked } from "./recorder/dataSources.ts";
import { isPlainObject, type PlainObject } from "./recorder/plainObject.ts";
import type { Recording } from "./recorder/recording.ts";

/** How a program is recorded. */
export interface RecordOptions {
  /** Name of the project, the namespace of its configuration; default `gitlab`. */
  readonly project?: string;
  /** Name of the stack; default `dev`. */
  readonly stack?: string;
  /** Configuration in the engine's form: texts by full key, objects as JSON. */
  readonly config?: Readonly<Record<string, string>>;
  /** Full keys of the values that are secret. */
  readonly secretKeys?: readonly string[];
  /** Answers of data sources by token, instead of the recorder's own. If one throws, AWS is taken to refuse the call. */
  readonly answers?: Asked["answers"];
  /** The values of outputs that only AWS knows; default `unknown`. */
  readonly computed?: ComputedOutputs;
}

/**
 * Runs a program under Pulumi's mock runtime and records everything that it registers. It contacts nothing outside the
 * process. Only one recording can run at a time, because the runtime is global to the process.
 *
 * @param program registers resources and returns the outputs of the stack
 * @throws whatever the program throws; Error if it uses a data source or a remote component that the recorder
 *   does not support
 */
export async function record(program: () => unknown, options: RecordOptions = {}): Promise<Recording> {
  const {
    project = "gitlab",
    stack = "dev",
    config = {},
    secretKeys = [],
    computed = "unknown",
    answers = {},
  } = options;
  const region = config["aws:region"] ?? "us-east-1";
  const network = networkOf(config[`${project}:network`]);
  const account = accountOf(config[`${project}:permissionsBoundary`]);
  const monitor = new RecordingMonitor({ project, stack, computed, region, network, account, answers });
  const unused = { newResource: () => ({ id: undefined, state: {} }), call: () => ({}) };
  await pulumi.runtime.setMocks(unused, project, stack, computed !== "standIns", "organization");
  pulumi.runtime.setAllConfig({ ...config }, [...secretKeys]);
  monitor.listenOn(settings.getMonitor());

  const failures: unknown[] = [];
  const onRejection = (reason: unknown) => failures.push(reason);
  // Other listeners would treat a failure of the program as a failure of this process.
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", onRejection);
  try {
    await pulumi.runtime.runInPulumiStack(async (): Promise<unknown> => await program());
    await settings.disconnect();
  } catch (error) {
    failures.push(error);
  }
  await new Promise((resolve) => setImmediate(resolve)); // Node reports rejections before this
  process.off("unhandledRejection", onRejection);
  for (const other of others) process.on("unhandledRejection", other);
  const [failure] = [...monitor.failures, ...failures]; // the first failure is the cause of the others
  if (failure !== undefined) throw failure instanceof Error ? failure : new Error(JSON.stringify(failure));
  return monitor.recording();
}

/** The account of the policy that limits every role: only in that one does the program go on. */
function accountOf(permissionsBoundary = ""): string {
  const account = permissionsBoundary.split(":")[4] ?? "";
  return /^\d{12}$/.test(account) ? account : accountId;
}

/** The network of the stack file; empty if it is not JSON, which the program itself refuses. */
function networkOf(text = "{}"): PlainObject {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : {};
  } catch {
    return {};
  }
}
