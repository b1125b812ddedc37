import { guard } from "./guard.ts";
import { namesOf } from "./names.ts";
import type { RightsDocument } from "./rightsDocument.ts";
import { rightsDocuments } from "./rightsDocuments.ts";
import type { RightsSubject } from "./rightsSubject.ts";
import { writeState } from "./stateStatements.ts";
import { statements } from "./statements.ts";
import { actionsOfType, lookupActions, typesWithRights } from "./typeActions.ts";

/**
 * What the apply role may do: what the program uses, on what belongs to its environment, and nothing else.
 *
 * @param subject whose rights they are
 * @returns managed policies, each within IAM's limit; all of them belong to the role
 */
export function applyRights(subject: RightsSubject): RightsDocument[] {
  const names = namesOf(subject);
  const actions = [
    ...typesWithRights.flatMap((type) => Object.values(actionsOfType(type)).flat()),
    ...Object.values(lookupActions).flat(),
  ];
  return rightsDocuments(actions, (some) => statements(some, names), [...writeState(subject), ...guard(names)]);
}
