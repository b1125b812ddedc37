import { canBeNarrowed } from "../../documents/canBeNarrowed.ts";
import { choosesByTag } from "../../documents/choosesByTag.ts";
import { identityDocuments, identityTypes } from "../../documents/identityDocuments.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
import type { Statement } from "../../documents/statement.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { Reading } from "../../reading.ts";

/** `*`, or an ARN that names nothing but a service: `arn:aws:s3:::*`. */
const everything = /^(\*+|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*+)$/;

/** Rights name their resources wherever the action knows any, or a tag that these have. `NotResource` names none. */
export const narrowResources: ResourcePolicy = {
  judges: "resource",
  types: identityTypes,
  check: (resource) =>
    judgeStatements(resource, identityDocuments(resource), tooMany, "must name the resources of actions that know any"),
};

function tooMany({ actions, notActions, resources, notResources, condition }: Statement): readonly Reading[] {
  const matters = notActions.length > 0 || actions.some(({ value }) => canBeNarrowed(String(value)));
  if (!matters || choosesByTag(condition)) return [];
  const isWide = ({ value, isUnknown }: Reading) => isUnknown || everything.test(String(value));
  return [...resources.filter(isWide), ...notResources];
}
