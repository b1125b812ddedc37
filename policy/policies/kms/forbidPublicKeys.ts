import { publicStatements } from "../../documents/publicStatements.ts";
import type { ResourcePolicy } from "../../policy.ts";

/** No key admits everybody. The account itself, by which IAM decides, is not everybody. */
export const forbidPublicKeys: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:kms/key:Key",
    "aws:kms/keyPolicy:KeyPolicy",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
  ],
  check: (resource) => publicStatements(resource, "policy"),
};
