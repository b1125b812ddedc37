import type { PolicyResource } from "../policyResource.ts";
import type { Reading } from "../reading.ts";
import type { Verdict } from "../verdict.ts";
import { statementsOf, type Statement } from "./statement.ts";

/** A part of a statement that is wrong or not known. */
type Part = Pick<Reading, "path" | "isUnknown">;

/**
 * Judges what policy documents allow.
 *
 * @param resource the verdicts name it
 * @param documents its documents; an unknown one is one verdict
 * @param finds the parts of an allowing statement that are wrong or not known
 * @param says what has to be, without a value
 */
export function judgeStatements(
  resource: PolicyResource,
  documents: readonly Reading[],
  finds: (statement: Statement) => readonly Part[],
  says: string,
): readonly Verdict[] {
  return documents
    .flatMap((document) =>
      document.isUnknown
        ? [document]
        : statementsOf(document)
            .filter(({ effect }) => effect.value !== "Deny")
            .flatMap(finds),
    )
    .map(({ path, isUnknown }) => ({ resource, path, kind: isUnknown ? "unknown" : "broken", says }));
}
