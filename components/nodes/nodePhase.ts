import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { parameterName } from "../../gitlab/pointer.ts";
import type { ConvergeDocument } from "./convergeDocument.ts";
import { Gate } from "./gate.ts";
import type { NodeConfiguration } from "./nodeConfiguration.ts";
import { readState } from "./readState.ts";

/** A phase of a node, and what it has to reach. */
export interface NodePhaseArgs {
  readonly stack: string;
  /** Name of the node. */
  readonly node: string;
  /** Name of the phase. */
  readonly phase: string;
  readonly configuration: NodeConfiguration;
  /** Bucket of configurations, to which the node publishes its state. */
  readonly bucketName: pulumi.Output<string>;
  /** A new instance also converges. */
  readonly instanceId: pulumi.Output<string>;
  readonly document: ConvergeDocument;
  /** What has to be complete before the phase starts: the image, and earlier phases of this node and of others. */
  readonly after: readonly pulumi.Resource[];
  /** Whether `pulumi up` waits until the phase has reached its configuration. */
  readonly wait: boolean;
}

/** Changes of these replace the association: they decide what it runs, and where. */
const replacing = ["documentVersion", "name", "parameters", "targets"];

/** Stands for a time while there is none. */
const neverGaveUp = "never gave up";

/**
 * Brings a node to a configuration: a pointer names the configuration, and a Systems Manager association makes the node look
 * at once. The association does not report the result, because the provider's waiting is not reliable. The {@link Gate}
 * does: it opens once the node has published that it is there.
 */
export class NodePhase extends pulumi.ComponentResource {
  /** What follows this phase depends on it. */
  readonly reached: pulumi.Resource;

  constructor(name: string, args: NodePhaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:NodePhase", name, {}, opts);
    const { stack, node, phase, configuration } = args;
    const pointer = new aws.ssm.Parameter(
      name,
      {
        name: parameterName(stack, node, phase),
        description: `Configuration that GitLab's node ${node} has to reach in phase ${phase}`,
        type: "String",
        insecureValue: pulumi.jsonStringify(configuration.pointer),
      },
      { parent: this, dependsOn: [...args.after] },
    );
    const association = this.#association(name, args, pointer);
    this.reached = args.wait
      ? new Gate(
          `${name}-reached`,
          { stack, node, phase, hash: configuration.hash, instanceId: args.instanceId, bucketName: args.bucketName },
          { parent: this, dependsOn: association },
        )
      : association;
    this.registerOutputs({});
  }

  #association(name: string, args: NodePhaseArgs, pointer: aws.ssm.Parameter): aws.ssm.Association {
    const { node, phase, configuration, document, bucketName } = args;
    const state = args.wait
      ? bucketName.apply((bucket) => readState({ bucket, node, phase }, { parent: this }))
      : undefined;
    return new aws.ssm.Association(
      name,
      {
        name: document.documentName,
        documentVersion: document.documentVersion,
        targets: [{ key: "InstanceIds", values: [args.instanceId] }],
        parameters: { hash: configuration.hash, phase },
      },
      {
        parent: this,
        dependsOn: [pointer, configuration.logs],
        // An association runs when it is created, but not reliably when it is changed. The old one is deleted first: two
        // with the same document and instance would both run when the agent starts.
        replaceOnChanges: replacing,
        deleteBeforeReplace: true,
        // A node that gave up does nothing until somebody starts it. The next pulumi up does that.
        replacementTrigger: state?.apply((known) => known?.gaveUpAt ?? neverGaveUp) ?? neverGaveUp,
      },
    );
  }
}
