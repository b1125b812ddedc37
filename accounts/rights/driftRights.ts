import { askedInPreviews } from "./askedInPreviews.ts";
import { namesOf, type Names } from "./names.ts";
import type { RightsDocument, RightsStatement } from "./rightsDocument.ts";
import { rightsDocuments } from "./rightsDocuments.ts";
import type { RightsSubject } from "./rightsSubject.ts";
import { readState } from "./stateStatements.ts";
import { statements } from "./statements.ts";
import { actionsOfType, typesWithRights } from "./typeActions.ts";

/** Reading an object of a bucket, or one of its versions. */
const readsObject = (action: string) => action.startsWith("s3:GetObject");

/**
 * The objects that the program itself writes are all in one bucket (components/data/buckets.ts). What GitLab keeps in the others,
 * such as uploads and backups, is nothing that drifts.
 */
function readConfiguration({ subject, stacks }: Names): RightsStatement {
  return {
    Effect: "Allow",
    Action: [...new Set(typesWithRights.flatMap((type) => actionsOfType(type).read.filter(readsObject)))].toSorted(),
    Resource: stacks.map((stack) => `arn:${subject.partition}:s3:::gitlab-*-configuration-${stack}-???????/*`),
  };
}

/**
 * What the drift role may do: `pulumi preview --refresh` reads every resource of the state again. The values of secrets are
 * among them, so only protected branches get this role.
 *
 * @param subject whose rights they are
 * @returns managed policies, each within IAM's limit; all of them belong to the role
 */
export function driftRights(subject: RightsSubject): RightsDocument[] {
  const names = namesOf(subject);
  const read = typesWithRights.flatMap((type) => actionsOfType(type).read);
  const actions = [...read, ...askedInPreviews].filter((action) => !readsObject(action));
  return rightsDocuments(actions, (some) => statements(some, names), [...readState(subject), readConfiguration(names)]);
}
