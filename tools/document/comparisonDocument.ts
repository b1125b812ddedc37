import type { Comparison } from "../compare/comparisonModel.ts";
import type { Plan } from "../plan/planModel.ts";
import type { Block } from "./blocks.ts";
import { changes } from "./changes/changes.ts";
import { head } from "./head.ts";

/** The document that shows only what changes. `plan` has the facts after the change. */
export function comparisonDocument(plan: Plan, comparison: Comparison): Block[] {
  return [
    ...head(plan),
    changes(comparison),
    {
      kind: "paragraph",
      line: "This shows only what changes. For the whole plan, leave out --against or add --format html.",
    },
  ];
}
