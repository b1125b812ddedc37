import type { NodeState } from "./nodeState.ts";

/** What a node has to reach, and since when we wait for it. */
export interface Wanted {
  /** SHA-256 of the configuration. */
  readonly hash: string;
  /** Id of the instance that has to reach it. */
  readonly instance: string;
  /** When the wait began, in the format of {@link NodeState.at}. */
  readonly since: string;
}

/** How far a node is on the way to a configuration. */
export type Progress =
  | { readonly kind: "reached"; readonly version: string }
  /** It has stopped trying. */
  | { readonly kind: "failed"; readonly reason: string }
  /** It is under way; `step` tells a person how far. */
  | { readonly kind: "underWay"; readonly step: string }
  /** This instance has published nothing about this configuration. */
  | { readonly kind: "silent" };

/**
 * How far a node is. A failure counts only if it is newer than the wait and the unit has given up: otherwise the node tries
 * again by itself.
 *
 * @param state what the node has published last; absent: nothing
 * @param wanted what it has to reach
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
