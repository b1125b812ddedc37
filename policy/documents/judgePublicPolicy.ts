import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";
import type { Verdict } from "../verdict.ts";
import { admitsAnyone } from "./admitsAnyone.ts";
import { statementsOf } from "./statement.ts";

/** Demands that no statement in the input `policy` of a resource admits everybody. That of a Multi-Region Access Point is in `details`. */
export function judgePublicPolicy(resource: PolicyResource): Verdict[] {
  const inputs = Reading.of(resource.props);
  const documents = [inputs.at("policy"), inputs.at("details", "policy")];
  return documents.flatMap(statementsOf).flatMap((statement): Verdict[] => {
    const isPublic = admitsAnyone(statement);
    if (isPublic === false) return [];
    const kind = isPublic ? "broken" : "unknown";
    return [{ resource, path: statement.path, kind, says: "must not admit everybody" }];
  });
}
