import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { parameterName } from "../../gitlab/pointer.ts";
import type { ConvergeDocument } from "./convergeDocument.ts";
import { Gate } from "./gate.ts";
import type { NodeConfiguration } from "./nodeConfiguration.ts";
import { readState } from "./readState.ts";

/** A phase of a node, and what it is to reach. */
export interface NodePhaseArgs {
  readonly stack: string;
  /** Name of the node. */
  readonly node: string;
  /** Name of the phase. */
  readonly phase: string;
  readonly configuration: NodeConfiguration;
  /** Bucket of configurations, in which the node publishes its state. */
  readonly bucketName: pulumi.Output<string>;
  /** A new instance converges, too. */
  readonly instanceId: pulumi.Output<string>;
  readonly document: ConvergeDocument;
  /** What has to be so before the phase is asked for: the image, and the phases before it, of this node and of others. */
  readonly after: readonly pulumi.Resource[];
  /** Whether `pulumi up` waits until the phase has reached its configuration. */
  readonly wait: boolean;
}

/** What the association is replaced for: all that decides what it runs, and where. */
const replacing = ["documentVersion", "name", "parameters", "targets"];

/**
 * Asks a node to bring itself to a configuration: a pointer says which, and a Systems Manager association makes the node look
 * at once. The association does not say how that ends, for the provider's waiting cannot be relied on. The {@link Gate} does:
 * it opens once the node has published that it is there.
 */
export class NodePhase extends pulumi.ComponentResource {
  /** What comes after this phase depends on it. */
  readonly reached: pulumi.Resource;

  constructor(name: string, args: NodePhaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:NodePhase", name, {}, opts);
    const { stack, node, phase, configuration } = args;
    const pointer = new aws.ssm.Parameter(
      name,
      {
        name: parameterName(stack, node, phase),
        description: `Configuration that GitLab's node ${node} is to reach by ${phase}`,
        type: "String",
        value: pulumi.jsonStringify(configuration.pointer),
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
    const state = bucketName.apply((bucket) => readState({ bucket, node, phase }, { parent: this }));
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
        // It runs when it is made, and not dependably when it is changed. The old one goes first: two with the same
        // document and instance would both run when the agent starts.
        replaceOnChanges: replacing,
        deleteBeforeReplace: true,
        // A node that gave up does nothing until somebody starts it: the next pulumi up does.
        replacementTrigger: state.apply((known) => known?.gaveUpAt ?? "never gave up"),
      },
    );
  }
}
