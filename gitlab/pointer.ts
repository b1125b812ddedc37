/** What a node reads to find its configuration: the value of its pointer parameter. */
export interface Pointer {
  /** SHA-256 of the bundle, hexadecimal. */
  readonly hash: string;
  readonly bucket: string;
  readonly key: string;
  /** Version of the object: an older one stays readable until it expires. */
  readonly versionId: string;
  /** The data volume to mount. */
  readonly volumeId: string;
  /** Whether it was restored: then it is never formatted. */
  readonly fromSnapshot: boolean;
}

/**
 * Name of the parameter that a node's user data points to. It never changes, as user data must not.
 *
 * @param stack name of the stack
 * @param node name of the node
 */
export function parameterName(stack: string, node: string): string {
  return `/gitlab/${stack}/${node}/current`;
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
 * Log group of a node.
 *
 * @param stack name of the stack
 * @param node name of the node
 */
export function logGroupName(stack: string, node: string): string {
  return `/gitlab/${stack}/${node}`;
}

/**
 * CloudWatch namespace of what the nodes report.
 *
 * @param stack name of the stack
 */
export function metricNamespace(stack: string): string {
  return `GitLab/${stack}`;
}
