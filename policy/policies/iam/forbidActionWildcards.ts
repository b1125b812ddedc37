import { identityDocuments, identityTypes } from "../../documents/identityDocuments.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
import { isWildcardHarmless } from "../../documents/isWildcardHarmless.ts";
import { oneOrMany } from "../../documents/oneOrMany.ts";
import type { ResourcePolicy } from "../../policy.ts";

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
      (statement) => [
        ...oneOrMany(statement.at("Action")).filter(
          ({ value, isUnknown }) => isUnknown || (/[*?]/.test(String(value)) && !isWildcardHarmless(String(value))),
        ),
        ...[statement.at("NotAction")].filter(({ isGiven }) => isGiven),
      ],
      "must name its actions",
    ),
};
