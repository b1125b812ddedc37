import "./recorder/untracedPromises.ts";
import * as pulumi from "@pulumi/pulumi";
import * as settings from "@pulumi/pulumi/runtime/settings.js";
import { RecordingMonitor, type ComputedOutputs } from "./recorder/monitor.ts";
import type { Asked } from "./recorder/dataSources.ts";
import type { Recording } from "./recorder/recording.ts";

/** How a program is recorded. */
export interface RecordOptions {
  /** Name of the project, which is the namespace of its configuration; default `gitlab`. */
  readonly project?: string;
  /** Name of the stack; default `dev`. */
  readonly stack?: string;
  /** Configuration as the engine hands it over: texts by full key, objects as JSON. */
  readonly config?: Readonly<Record<string, string>>;
  /** Full keys of the values that are secret. */
  readonly secretKeys?: readonly string[];
  /** Answers of data sources that win over the recorder's own, by token; what throws, AWS refuses. */
  readonly answers?: Asked["answers"];
  /** What the program gets for what only AWS knows; default `unknown`. */
  readonly computed?: ComputedOutputs;
}

/**
 * Runs a program under Pulumi's mock runtime and writes down all that it registers. Nothing outside the process is
 * contacted. One recording at a time: the runtime is global to the process.
 *
 * @param program registers resources; what it returns are the stack's outputs
 * @param options configuration, and how computed outputs appear
 * @returns every resource in the order of registration, every data source asked, and the outputs
 * @throws whatever the program throws; Error if it uses a data source or remote component that the recorder cannot play
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
  const monitor = new RecordingMonitor({ project, stack, computed, region, network, answers });
  const unused = { newResource: () => ({ id: undefined, state: {} }), call: () => ({}) };
  await pulumi.runtime.setMocks(unused, project, stack, computed !== "standIns", "organization");
  pulumi.runtime.setAllConfig({ ...config }, [...secretKeys]);
  monitor.listenOn(settings.getMonitor());

  const failures: unknown[] = [];
  const onRejection = (reason: unknown) => failures.push(reason);
  // Whoever else listens would take a failure of the program for one of this process.
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", onRejection);
  try {
    await pulumi.runtime.runInPulumiStack(async () => {
      const outputs: unknown = await program();
      return outputs;
    });
    await settings.disconnect();
  } catch (error) {
    failures.push(error);
  }
  await new Promise((resolve) => setImmediate(resolve)); // lets Node report what was rejected
  process.off("unhandledRejection", onRejection);
  for (const other of others) process.on("unhandledRejection", other);
  const [failure] = [...monitor.failures, ...failures]; // the cause comes before what followed from it
  if (failure !== undefined) throw failure instanceof Error ? failure : new Error(JSON.stringify(failure));
  return monitor.recording();
}

/** What the stack file says of the network; nothing, where the program will refuse it. */
function networkOf(text = "{}"): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
