import type { ReviewStep } from "./reviewStep.ts";

/** The steps that a review showed. What is deployed later must have exactly these. */
export interface StepsFile {
  readonly format: 1;
  readonly stack: string;
  /** Commit that was reviewed; empty: it was not said. */
  readonly commit: string;
  /** When, as an ISO text in UTC. */
  readonly time: string;
  /** Without resources that stay the same, sorted by URN. */
  readonly steps: readonly Pick<ReviewStep, "urn" | "op" | "replacingProperties">[];
}

/** The content of steps.json. */
export function stepsFile(
  about: Pick<StepsFile, "stack" | "commit" | "time">,
  steps: readonly ReviewStep[],
): StepsFile {
  const { stack, commit, time } = about;
  return {
    format: 1,
    stack,
    commit,
    time,
    steps: steps
      .map(({ urn, op, replacingProperties }) => ({ urn, op, replacingProperties }))
      .toSorted((a, b) => (a.urn < b.urn ? -1 : 1)),
  };
}
