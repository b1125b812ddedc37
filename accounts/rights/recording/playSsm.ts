import { json, type AwsAnswer, type AwsRequest } from "./request.ts";

type Body = Readonly<Record<string, unknown>>;

/** The associations, by id. */
const associations = new Map<string, Body>();

/**
 * Plays the associations of Systems Manager, which moto lacks (botocore's model of ssm, 2026-11).
 *
 * @param request of the provider
 */
export function playSsm({ target, body }: AwsRequest): AwsAnswer | undefined {
  const [, operation = ""] = (target ?? "").split(".");
  if (/Tags(To|For|From)Resource$/.test(operation) && body.includes('"Association"')) return json({ TagList: [] });
  if (!/^(Create|Describe|Update|Delete)Association$/.test(operation)) return undefined;
  const said = JSON.parse(body) as Body;
  const id = typeof said.AssociationId === "string" ? said.AssociationId : newId();
  const known = associations.get(id);
  if (operation === "CreateAssociation" || operation === "UpdateAssociation") {
    associations.set(id, {
      ...known,
      ...said,
      AssociationId: id,
      Overview: { Status: "Success" },
      AssociationVersion: "1",
    });
  } else if (!known) return json({ __type: "AssociationDoesNotExist", message: "There is none." }, 400);
  const answer = { AssociationDescription: associations.get(id) };
  if (operation === "DeleteAssociation") associations.delete(id);
  return json(answer);
}

function newId(): string {
  return `00000000-0000-0000-0000-${String(associations.size + 1).padStart(12, "0")}`;
}
