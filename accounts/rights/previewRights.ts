import { askedInPreviews } from "./askedInPreviews.ts";
import { namesOf } from "./names.ts";
import type { RightsDocument } from "./rightsDocument.ts";
import { rightsDocuments } from "./rightsDocuments.ts";
import type { RightsSubject } from "./rightsSubject.ts";
import { readState } from "./stateStatements.ts";
import { statements } from "./statements.ts";

/**
 * What the preview role may do: read its own state, ask what the program looks up, and plan. Anybody who can open a merge request
 * can use it.
 *
 * @param subject whose rights they are
 * @returns managed policies, each within IAM's limit; all of them belong to the role
 */
export function previewRights(subject: RightsSubject): RightsDocument[] {
  const names = namesOf(subject);
  return rightsDocuments(askedInPreviews, (some) => statements(some, names), readState(subject));
}
