import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { logFiles } from "../../gitlab/logFiles.ts";
import { logGroups } from "../../gitlab/logGroups.ts";
import { reachedName } from "../../gitlab/pointer.ts";
import { waitUntilReached } from "../../gitlab/waitUntilReached.ts";
import { readState } from "./readState.ts";

/** What to wait for. */
export interface GateArgs {
  readonly stack: string;
  /** Name of the node. */
  readonly node: string;
  /** Name of the phase. */
  readonly phase: string;
  /** SHA-256 of the configuration that the phase has to reach. */
  readonly hash: pulumi.Output<string>;
  /** Instance that has to reach it. */
  readonly instanceId: pulumi.Output<string>;
  /** Bucket of configurations, to which the node publishes its state. */
  readonly bucketName: pulumi.Output<string>;
}

/**
 * Ends a step of `pulumi up` when the node has reached its configuration. It is a parameter that says what the node was last
 * seen to have reached. A hook runs before the parameter is created or changed and polls the node's state, so nothing is
 * written before the node is there. If the node fails, or the wait is cut off, the parameter stays as it was, and the next
 * `pulumi up` waits again.
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
        description: `Configuration that GitLab's node ${node} was last seen to have reached in phase ${phase}`,
        type: "String",
        insecureValue: pulumi.jsonStringify({ hash: args.hash, instance: args.instanceId }),
      },
      { parent: this, hooks: { beforeCreate: [hook], beforeUpdate: [hook] } },
    );
    this.registerOutputs({});
  }

  async #wait({ stack, node, phase, hash, instanceId, bucketName }: GateArgs): Promise<void> {
    const opts = { parent: this };
    const location = { bucket: await known(bucketName), node, phase };
    const awaited = {
      node,
      hash: await known(hash),
      instance: await known(instanceId),
      log: `Its log is in the log group ${logGroups.node(stack, node)}, and on the node in ${logFiles.converge}`,
    };
    await waitUntilReached(awaited, {
      read: () => readState(location, opts),
      say: (text) => pulumi.log.info(text, this),
      pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
      now: Date.now,
    });
  }
}

/** A value that is known by the time a resource is created. */
function known<Value>(output: pulumi.Output<Value>): Promise<Value> {
  return new Promise((resolve) => {
    output.apply((value) => {
      resolve(value);
    });
  });
}
