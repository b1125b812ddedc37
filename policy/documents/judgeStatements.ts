import type { PolicyResource } from "../policyResource.ts";
import type { Reading } from "../reading.ts";
import type { Verdict } from "../verdict.ts";
import { allowStatements } from "./allowStatements.ts";

/**
 * Judges what policy documents allow.
 *
 * @param resource the verdicts name it
 * @param documents its documents; an unknown one is one verdict
 * @param finds the parts of a statement that are wrong or not known
 * @param says what has to be, without a value
 */
export function judgeStatements(
  resource: PolicyResource,
  documents: readonly Reading[],
  finds: (statement: Reading) => readonly Reading[],
  says: string,
): readonly Verdict[] {
  return documents
    .flatMap(allowStatements)
    .flatMap((statement) => (statement.isUnknown ? [statement] : finds(statement)))
    .map(({ path, isUnknown }) => ({ resource, path, kind: isUnknown ? "unknown" : "broken", says }));
}
