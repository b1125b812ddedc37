import { json, type AwsAnswer, type Play } from "./request.ts";

type Body = Readonly<Record<string, unknown>>;

/** Plays the associations of Systems Manager, which moto lacks (botocore's model of ssm, 2026-11). */
export function playSsm(): Play {
  const associations = new Map<string, Body>(); // by id
  return ({ target, body }) => {
    const [, operation = ""] = (target ?? "").split(".");
    if (/Tags(To|For|From)Resource$/.test(operation) && body.includes('"Association"')) return json({ TagList: [] });
    if (!/^(Create|Describe|Update|Delete)Association$/.test(operation)) return undefined;
    return answered(associations, operation, JSON.parse(body) as Body);
  };
}

function answered(associations: Map<string, Body>, operation: string, said: Body): AwsAnswer {
  const id = typeof said.AssociationId === "string" ? said.AssociationId : newId(associations.size);
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

function newId(position: number): string {
  return `00000000-0000-0000-0000-${String(position + 1).padStart(12, "0")}`;
}
