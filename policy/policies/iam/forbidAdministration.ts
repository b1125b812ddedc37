import { identityDocuments, identityTypes } from "../../documents/identityDocuments.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
import { oneOrMany } from "../../documents/oneOrMany.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { Reading } from "../../reading.ts";

/** `*`, `*:*` and `**`. */
const isEvery = ({ value }: Reading) => typeof value === "string" && /^[*:?]*\*[*:?]*$/.test(value);

/** Nobody may do everything with everything. What no statement says in so many words, `NotAction` and `NotResource` say. */
export const forbidAdministration: ResourcePolicy = {
  judges: "resource",
  types: identityTypes,
  check: (resource) =>
    judgeStatements(
      resource,
      identityDocuments(resource),
      (statement) => {
        const actions = statement.at("NotAction").isGiven || oneOrMany(statement.at("Action")).some(isEvery);
        const resources = statement.at("NotResource").isGiven || oneOrMany(statement.at("Resource")).some(isEvery);
        return actions && resources ? [statement] : [];
      },
      "must not allow everything",
    ),
};
