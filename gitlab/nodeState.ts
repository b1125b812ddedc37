/**
 * What a phase of a node publishes of itself, as JSON at {@link stateKey} in the bucket of configurations. Whoever needs a node
 * at a configuration polls this object; bootstrap.sh writes it, and its keys are always all there.
 *
 * | status       | means                                                                                        |
 * | ------------ | -------------------------------------------------------------------------------------------- |
 * | `waiting`    | `pulumi up` has not asked for this phase yet; `hash` is null, and nothing is wrong           |
 * | `converging` | it brings the node to `hash` since `at`                                                      |
 * | `converged`  | it has reached `hash`; `converged` says the same                                             |
 * | `failed`     | for `reason`; not after its last attempt unless `gaveUp`. `hash` is null if the pointer could not be read, `version` if the configuration could not be fetched |
 *
 * A node that is off, or that cannot reach S3, goes on showing its last state: `at` tells its age.
 */
export interface NodeState {
  /** Version of this form. */
  readonly format: 1;
  /** Name of the node, or of the autoscaled role. */
  readonly node: string;
  /** Id of the EC2 instance that plays it: what an earlier one has published says nothing of this one. */
  readonly instance: string;
  readonly phase: string;
  readonly status: "waiting" | "converging" | "converged" | "failed";
  /** Since when, in UTC to the second, such as `2026-11-21T14:00:00Z`. Comparable as text. */
  readonly at: string;
  /** SHA-256 of the configuration that this is about. */
  readonly hash: string | null;
  /** Version of GitLab that it wants. */
  readonly version: string | null;
  /** From 1. It starts again at a boot, for another configuration, and when somebody starts the unit. */
  readonly attempt: number | null;
  /** Whether nothing more happens until somebody starts the unit, boots the node, or publishes another configuration. */
  readonly gaveUp: boolean;
  /** When it last gave up, whatever came after, on this instance or an earlier one; null: never. */
  readonly gaveUpAt: string | null;
  /** What a person has to know, and do. */
  readonly reason: string | null;
  /** The last good converge of this instance, whatever came after; null on a new instance. */
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
