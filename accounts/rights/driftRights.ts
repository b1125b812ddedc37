import { namesOf } from "./names.ts";
import type { RightsDocument } from "./rightsDocument.ts";
import { rightsDocuments } from "./rightsDocuments.ts";
import type { RightsSubject } from "./rightsSubject.ts";
import { readState } from "./stateStatements.ts";
import { statements } from "./statements.ts";
import { actionsOfType, lookupActions, typesWithRights } from "./typeActions.ts";

/**
 * What the drift role may do: `pulumi preview --refresh` reads every resource of the state again. The values of secrets are
 * among them, so only protected branches get this role.
 *
 * @param subject whose rights they are
 * @returns managed policies, each within IAM's limit; all of them belong to the role
 */
export function driftRights(subject: RightsSubject): RightsDocument[] {
  const names = namesOf(subject);
  const actions = [
    ...typesWithRights.flatMap((type) => actionsOfType(type).read),
    ...Object.values(lookupActions).flat(),
  ];
  return rightsDocuments(actions, (some) => statements(some, names), readState(subject));
}
