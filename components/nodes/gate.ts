import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { logFiles } from "../../gitlab/logFiles.ts";
import { logGroups } from "../../gitlab/logGroups.ts";
import { reachedName } from "../../gitlab/pointer.ts";
import { progressOf, type Wanted } from "../../gitlab/progress.ts";
import { readState } from "./readState.ts";

/** What is waited for. */
export interface GateArgs {
  readonly stack: string;
  /** Name of the node. */
  readonly node: string;
  /** Name of the phase. */
  readonly phase: string;
  /** SHA-256 of the configuration that it is to reach. */
  readonly hash: pulumi.Output<string>;
  /** Instance that is to reach it. */
  readonly instanceId: pulumi.Output<string>;
  /** Bucket of configurations, in which it publishes its state. */
  readonly bucketName: pulumi.Output<string>;
}

/**
 * Longest wait, in minutes: what the node's own service may take (`TimeoutStartSec` of gitlab-converge.service), and a
 * quarter of an hour.
 */
const longestMinutes = 6 * 60 + 15;

/**
 * Minutes in which a node has to say that it has begun: an hour for a backup that holds the lock, and a quarter for its first
 * boot.
 */
const silentMinutes = 75;

/** Seconds between two looks: often at first, for whoever has little to do. */
const pauses = [1, 2, 4, 8, 15] as const;

/** Minutes after which the same line is printed again. */
const repeatMinutes = 10;

/**
 * Ends a step of `pulumi up` when the node is at its configuration. It is a parameter that says what the node was last seen to
 * have reached, and nothing is written to it before that is so: a hook that polls the node's state runs before it is made or
 * changed. If the node fails, or the wait is cut off, the parameter stays as it was, and the next `pulumi up` waits again.
 */
export class Gate extends pulumi.ComponentResource {
  constructor(name: string, args: GateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Gate", name, {}, opts);
    const { stack, node, phase } = args;
    const hook = new pulumi.ResourceHook(name, () => this.#wait(args));
    new aws.ssm.Parameter(
      name,
      {
        name: reachedName(stack, node, phase),
        description: `Configuration that GitLab's node ${node} was seen to have reached by ${phase}`,
        type: "String",
        value: pulumi.jsonStringify({ hash: args.hash, instance: args.instanceId }),
      },
      { parent: this, hooks: { beforeCreate: [hook], beforeUpdate: [hook] } },
    );
    this.registerOutputs({});
  }

  async #wait(args: GateArgs): Promise<void> {
    const { stack, node, phase } = args;
    const wanted: Wanted = { hash: await known(args.hash), instance: await known(args.instanceId), since: now() };
    const bucket = await known(args.bucketName);
    const started = Date.now();
    const minutes = () => Math.floor((Date.now() - started) / 60_000);
    const where = `Its log is in the log group ${logGroups.node(stack, node)}, and on the node in ${logFiles.converge}`;
    let said = { text: "", minute: 0 };
    for (let look = 0; ; look += 1) {
      const progress = progressOf(await readState({ bucket, node, phase }, { parent: this }), wanted);
      if (progress.kind === "reached") return;
      if (progress.kind === "failed") {
        throw new pulumi.RunError(
          `${node} could not bring itself to its configuration: ${progress.reason}. ${where}. Mend the cause and run pulumi up again: the node then tries once more.`,
        );
      }
      if (minutes() >= (progress.kind === "silent" ? silentMinutes : longestMinutes)) {
        throw new pulumi.RunError(
          progress.kind === "silent"
            ? `${node} has not begun with its configuration within ${silentMinutes} minutes: does the instance run, and is there a way from it to S3 and Systems Manager? ${where}.`
            : `${node} has not reached its configuration within ${longestMinutes} minutes: ${progress.step}. ${where}.`,
        );
      }
      const text = progress.kind === "silent" ? `waiting for ${node} to begin` : `${node}: ${progress.step}`;
      if (text !== said.text || minutes() - said.minute >= repeatMinutes) {
        said = { text, minute: minutes() };
        await pulumi.log.info(`${text} (${minutes()} min)`, this);
      }
      await pause(look);
    }
  }
}

/** A value that is known by the time a resource is made. */
function known<Value>(output: pulumi.Output<Value>): Promise<Value> {
  return new Promise((resolve) => {
    output.apply((value) => {
      resolve(value);
    });
  });
}

/** The time as nodes write it. */
function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

function pause(look: number): Promise<void> {
  const seconds = pauses[Math.min(look, pauses.length - 1)] ?? 0;
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
