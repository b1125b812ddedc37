import { identityDocuments, identityTypes } from "../../documents/identityDocuments.ts";
import { isWildcardHarmless } from "../../documents/isWildcardHarmless.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { Reading } from "../../reading.ts";

/**
 * Rights name their actions: `s3:*` allows what AWS adds next year, and `iam:Pass*` more than it seems. A list of what is
 * allowed, and not of all that is forbidden: `NotAction` allows every other action.
 */
export const forbidActionWildcards: ResourcePolicy = {
  judges: "resource",
  types: identityTypes,
  check: (resource) =>
    judgeStatements(
      resource,
      identityDocuments(resource),
      ({ actions, notActions }) => [...actions.filter(isWide), ...notActions],
      "must name its actions",
    ),
};

function isWide({ value, isUnknown }: Reading): boolean {
  return isUnknown || (/[*?]/.test(String(value)) && !isWildcardHarmless(String(value)));
}
