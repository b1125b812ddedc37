import { namesOf } from "./names.ts";
import type { RightsDocument } from "./rightsDocument.ts";
import { rightsDocuments } from "./rightsDocuments.ts";
import type { RightsSubject } from "./rightsSubject.ts";
import { readState } from "./stateStatements.ts";
import { statements } from "./statements.ts";
import { lookupActions } from "./typeActions.ts";

/** What only a hook of `pulumi up` asks, never a preview (components/nodes/readState.ts). */
const askedByHooks = "aws:s3/getObject:getObject";

/**
 * What the preview role may do: read its own state, and ask what the program looks up. Anybody who can open a merge request
 * can use it.
 *
 * @param subject whose rights they are
 * @returns managed policies, each within IAM's limit; all of them belong to the role
 */
export function previewRights(subject: RightsSubject): RightsDocument[] {
  const names = namesOf(subject);
  const actions = Object.entries(lookupActions).flatMap(([token, some]) => (token === askedByHooks ? [] : some));
  return rightsDocuments(actions, (some) => statements(some, names), readState(subject));
}
