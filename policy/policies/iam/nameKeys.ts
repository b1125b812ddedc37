import { choosesByTag } from "../../documents/choosesByTag.ts";
import { coversAction } from "../../documents/coversAction.ts";
import { identityDocuments, identityTypes } from "../../documents/identityDocuments.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { Reading } from "../../reading.ts";

/** Actions that read what a key has encrypted (AWS Security Hub user guide, KMS.1 and KMS.2, 2025-12). */
const reading = ["kms:decrypt", "kms:reencryptfrom"];

/** All keys: of everything, of KMS, of an account. */
const allKeys = /^([*?]+|arn(:[^:]*){0,4}[*?]|arn:[^:]*:(kms|[*?]+):[^:]*:[^:]*:(key|alias)?[*?/]+)$/;

/** Rights to decrypt name their keys: each class of data has a key of its own for that. */
export const nameKeys: ResourcePolicy = {
  judges: "resource",
  types: identityTypes,
  check: (resource) =>
    judgeStatements(
      resource,
      identityDocuments(resource),
      ({ actions, resources, notResources, condition }) =>
        !choosesByTag(condition) && actions.some(mayRead)
          ? [...resources.filter(({ value }) => allKeys.test(String(value))), ...notResources]
          : [],
      "must name the keys that decrypt",
    ),
};

const mayRead = ({ value }: Reading) => reading.some((action) => coversAction(String(value), action));
