/**
 * What a phase of a node publishes about itself, as JSON at {@link stateKey} in the bucket of configurations. Anything that
 * waits for a node's configuration polls this object. bootstrap.sh writes it, always with all keys.
 *
 * | status       | means                                                                                        |
 * | ------------ | -------------------------------------------------------------------------------------------- |
 * | `waiting`    | `pulumi up` has not requested this phase yet; `hash` is null, and nothing is wrong           |
 * | `converging` | it has been bringing the node to `hash` since `at`                                           |
 * | `converged`  | it has reached `hash`; `converged` says the same                                             |
 * | `failed`     | because of `reason`; it will try again unless `gaveUp`. `hash` is null if the pointer could not be read, `version` if the configuration could not be fetched |
 *
 * A node that is off, or that cannot reach S3, still shows its last state: `at` tells its age.
 */
export interface NodeState {
  /** Version of this format. */
  readonly format: 1;
  /** Name of the node, or of the autoscaled role. */
  readonly node: string;
  /** Id of the EC2 instance that wrote this: the state of an earlier instance says nothing about the current one. */
  readonly instance: string;
  readonly phase: string;
  readonly status: "waiting" | "converging" | "converged" | "failed";
  /** Since when, in UTC to the second, such as `2026-11-21T14:00:00Z`. Comparable as text. */
  readonly at: string;
  /** SHA-256 of the configuration that this state is about. */
  readonly hash: string | null;
  /** GitLab version of that configuration. */
  readonly version: string | null;
  /** From 1. It starts again at a boot, for another configuration, and when somebody starts the unit. */
  readonly attempt: number | null;
  /** Whether nothing more happens until somebody starts the unit, boots the node, or publishes another configuration. */
  readonly gaveUp: boolean;
  /** When it last gave up, whatever happened since, on this instance or an earlier one; null: never. */
  readonly gaveUpAt: string | null;
  /** What a person has to know, and do. */
  readonly reason: string | null;
  /** The last good converge of this instance, whatever happened since; null on a new instance. */
  readonly converged: { readonly hash: string; readonly version: string; readonly at: string } | null;
}

/**
 * Key of a state in the bucket of configurations.
 *
 * @param node name of the node; for an autoscaled one, the role and the instance's id: `rails/i-0123456789abcdef0`
 * @param phase name of the phase
 */
export function stateKey(node: string, phase: string): string {
  return `state/${node}/${phase}.json`;
}
