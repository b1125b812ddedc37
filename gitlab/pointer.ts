/** What a node reads to find its configuration: the value of the pointer parameter of each phase. */
export interface Pointer {
  /** SHA-256 of the bundle, hexadecimal. */
  readonly hash: string;
  readonly bucket: string;
  readonly key: string;
  /** Version of the object: an older one stays readable until it expires. */
  readonly versionId: string;
  /** The data volume to mount; null on a node without one. */
  readonly volumeId: string | null;
  /** Whether it was restored; if so, it is never formatted. */
  readonly fromSnapshot: boolean;
}

/**
 * Name of the parameter that says which configuration a phase of a node has to reach. User data contains the name of the
 * first phase's, so that one never changes.
 *
 * @param stack name of the stack
 * @param node name of the node, or of the autoscaled role
 * @param phase name of the phase
 */
export function parameterName(stack: string, node: string, phase: string): string {
  return `/gitlab/${stack}/${node}/${phase}`;
}

/**
 * Name of the parameter that says which configuration `pulumi up` last saw a phase reach.
 *
 * @param stack name of the stack
 * @param node name of the node
 * @param phase name of the phase
 */
export function reachedName(stack: string, node: string, phase: string): string {
  return `${parameterName(stack, node, phase)}/reached`;
}

/**
 * Key of a node's bundle in the configuration bucket.
 *
 * @param node name of the node
 */
export function bundleKey(node: string): string {
  return `nodes/${node}.json`;
}

/**
 * CloudWatch namespace of the nodes' metrics.
 *
 * @param stack name of the stack
 */
export function metricNamespace(stack: string): string {
  return `GitLab/${stack}`;
}
