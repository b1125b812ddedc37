import { identityDocuments, identityTypes } from "../../documents/identityDocuments.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
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
      ({ path, actions, notActions, resources, notResources }) => {
        const anyAction = notActions.length > 0 || actions.some(isEvery);
        const anyResource = notResources.length > 0 || resources.some(isEvery);
        return anyAction && anyResource ? [{ path, isUnknown: false }] : [];
      },
      "must not allow everything",
    ),
};
