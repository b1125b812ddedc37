/**
 * What a node publishes of itself, as JSON at {@link stateKey} in the bucket of configurations. Whoever needs a node at a
 * configuration polls this object; bootstrap.sh writes it, and its keys are always all there.
 *
 * A wait reads it so: `converged` with the wanted hash is success. `failed` with the wanted hash is a failure only if
 * `gaveUp` and `at` is later than the beginning of the wait; otherwise the unit tries again by itself. Everything else is
 * work under way, which only the wait's own time limit ends.
 *
 * | status       | means                                                                                        |
 * | ------------ | -------------------------------------------------------------------------------------------- |
 * | `waiting`    | `pulumi up` has not published a configuration yet; `hash` is null, and nothing is wrong      |
 * | `converging` | it brings itself to `hash` since `at`                                                        |
 * | `converged`  | it has reached `hash`; `converged` says the same                                             |
 * | `failed`     | for `reason`; not after its last attempt unless `gaveUp`. `hash` is null if the pointer could not be read, `version` if the configuration could not be fetched |
 *
 * A node that is off, or that cannot reach S3, goes on showing its last state: `at` tells its age.
 */
export interface NodeState {
  /** Version of this form. */
  readonly format: 1;
  /** Name of the node. */
  readonly node: string;
  readonly status: "waiting" | "converging" | "converged" | "failed";
  /** Since when, in UTC to the second, such as `2026-11-21T14:00:00Z`. Comparable as text. */
  readonly at: string;
  /** SHA-256 of the configuration that this is about. */
  readonly hash: string | null;
  /** Version of GitLab that it wants. */
  readonly version: string | null;
  /** From 1. It counts anew at a boot, for another configuration, and when somebody starts the unit. */
  readonly attempt: number | null;
  /** Whether nothing happens any more until somebody starts the unit, boots the node, or publishes another configuration. */
  readonly gaveUp: boolean;
  /** What a person has to know, and do. */
  readonly reason: string | null;
  /** The last good converge of this instance, whatever came after; null on a new instance. */
  readonly converged: { readonly hash: string; readonly version: string; readonly at: string } | null;
}

/**
 * Key of a node's state in the bucket of configurations.
 *
 * @param node name of the node
 */
export function stateKey(node: string): string {
  return `state/${node}.json`;
}
