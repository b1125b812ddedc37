import * as v from "valibot";
import { facts, list, texts } from "../plan/schema.ts";
import type { ReviewStep } from "./reviewStep.ts";

/** The form of steps.json: the steps that a review showed. What is deployed later must have exactly these. */
export const stepsFileForm = facts({
  format: v.literal(1),
  stack: v.string(),
  /** Commit that was reviewed; empty: it was not said. */
  commit: v.string(),
  /** When, as an ISO text in UTC. */
  time: v.string(),
  /** Without resources that stay the same, sorted by URN. */
  steps: list(
    facts({
      urn: v.string(),
      /** The engine's word, such as `create`, `update` or `replace`. */
      op: v.string(),
      /** Inputs whose change replaces the resource, sorted. */
      replacingProperties: texts,
    }),
  ),
});

/** The content of steps.json. */
export type StepsFile = v.InferOutput<typeof stepsFileForm>;

/** What the engine would do to a resource, as a person approves it. */
export type ApprovedStep = StepsFile["steps"][number];

/** Makes the content of steps.json. */
export function stepsFile(
  { stack, commit, time }: Pick<StepsFile, "stack" | "commit" | "time">,
  steps: readonly ReviewStep[],
): StepsFile {
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
