import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";
import type { Verdict } from "../verdict.ts";
import { admitsAnyone } from "./admitsAnyone.ts";
import { statementsOf } from "./statement.ts";

/**
 * The statements that admit everybody, in an input of a resource.
 *
 * @param resource its verdicts name it
 * @param input holds a policy document
 */
export function publicStatements(resource: PolicyResource, input: string): Verdict[] {
  return statementsOf(Reading.of(resource.props).at(input)).flatMap((statement): Verdict[] => {
    const isPublic = admitsAnyone(statement);
    if (isPublic === false) return [];
    const kind = isPublic ? "broken" : "unknown";
    return [{ resource, path: statement.path, kind, says: "must not admit everybody" }];
  });
}
