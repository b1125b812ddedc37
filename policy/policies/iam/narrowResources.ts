import { canBeNarrowed } from "../../documents/canBeNarrowed.ts";
import { choosesByTag } from "../../documents/choosesByTag.ts";
import { coversAction } from "../../documents/coversAction.ts";
import { identityDocuments, identityTypes } from "../../documents/identityDocuments.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
import type { Statement } from "../../documents/statement.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { Reading } from "../../reading.ts";

/** Resources that nobody named. */
const everything: readonly RegExp[] = [
  /^[*?]+$/,
  /^arn(:[^:]*){0,4}[*?]$/, // the wildcard stands for the rest of the ARN: arn:aws:s3*
  /^arn(:[^:]*){4}:[*?/:]+$/, // everything of a service: arn:aws:s3:::*, and all objects: arn:aws:s3:::*/*
  /^arn(:[^:]*){3}:[*?]+:\/?[\w-]+[/:][*?/:]+$/, // every resource of a kind, of whatever account: arn:aws:iam::*:role/*
];

/** Every resource of a kind, of one account. */
const wholeKind = /^arn(:[^:]*){4}:[\w-]+[/:][*?/:]+$/;

/** Rights that make whoever has them somebody else, or show him a password: no account is small enough for all of its roles and secrets. */
const precious = ["iam:PassRole", "sts:AssumeRole", "secretsmanager:GetSecretValue"];

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
  const isPrecious = actions.some(({ value }) => precious.some((action) => coversAction(String(value), action)));
  const forms = isPrecious ? [...everything, wholeKind] : everything;
  const isWide = ({ value, isUnknown }: Reading) => isUnknown || forms.some((form) => form.test(String(value)));
  return [...resources.filter(isWide), ...notResources];
}
