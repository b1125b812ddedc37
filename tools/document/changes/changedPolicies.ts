import type { Comparison } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { policyTable } from "../policyTable.ts";
import { when } from "../when.ts";

/** Findings of policies that the change brings or takes away. */
export function changedPolicies({ policies: { added, removed } }: Comparison): readonly Block[] {
  return when(
    added.length + removed.length > 0,
    { kind: "heading", text: "Policies" },
    policyTable("Findings of policies that come or go", { new: added, gone: removed }),
  );
}
