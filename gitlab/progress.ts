import type { NodeState } from "./nodeState.ts";

/** What somebody wants of a node, and since when. */
export interface Wanted {
  /** SHA-256 of the configuration. */
  readonly hash: string;
  /** Id of the instance that is to reach it. */
  readonly instance: string;
  /** When the wait began, in the form of {@link NodeState.at}. */
  readonly since: string;
}

/** Where a node stands on its way to a configuration. */
export type Progress =
  | { readonly kind: "reached"; readonly version: string }
  /** It tries no more. */
  | { readonly kind: "failed"; readonly reason: string }
  /** It is on its way; `step` says how far, for a person. */
  | { readonly kind: "underWay"; readonly step: string }
  /** Nothing that this instance has published is about this configuration. */
  | { readonly kind: "silent" };

/**
 * Says where a node stands. A failure counts only if it is newer than the wait and the unit has given up: otherwise the node
 * tries again by itself.
 *
 * @param state what the node has published last; absent: nothing
 * @param wanted what it is to reach
 */
export function progressOf(state: NodeState | undefined, { hash, instance, since }: Wanted): Progress {
  if (state?.hash !== hash || state.instance !== instance) return { kind: "silent" };
  switch (state.status) {
    case "converged":
      return { kind: "reached", version: state.version ?? "" };
    case "failed":
      return state.gaveUp && state.at > since
        ? { kind: "failed", reason: state.reason ?? "it does not say why" }
        : { kind: "underWay", step: `attempt ${state.attempt ?? 1} failed: ${state.reason ?? ""}` };
    default:
      return { kind: "underWay", step: `converging since ${state.at}, attempt ${state.attempt ?? 1}` };
  }
}
