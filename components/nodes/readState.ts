import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { stateKey, type NodeState } from "../../gitlab/nodeState.ts";

/** Whose state to read, and where it is. */
export interface StateLocation {
  readonly bucket: string;
  /** Name of the node. */
  readonly node: string;
  readonly phase: string;
}

/** How the provider reports a missing object (terraform-provider-aws, `s3_object_data_source.go`, by HEAD). */
const missing = /NotFound|NoSuchKey|NoSuchBucket|couldn't find|StatusCode: 404/;

/**
 * Reads what a phase of a node has published, through the stack's own provider.
 *
 * @param location which state
 * @param opts with the parent, whose provider reads it
 * @returns the state; absent if the node has published none
 * @throws Error if AWS does not allow the read
 */
export async function readState(
  { bucket, node, phase }: StateLocation,
  opts: pulumi.InvokeOptions,
): Promise<NodeState | undefined> {
  try {
    const { body } = await aws.s3.getObject({ bucket, key: stateKey(node, phase) }, { ...opts, async: true });
    return JSON.parse(body) as NodeState;
  } catch (error) {
    if (error instanceof Error && missing.test(error.message)) return undefined;
    throw error;
  }
}
