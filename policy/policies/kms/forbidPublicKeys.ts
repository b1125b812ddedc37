import { everybody } from "../../documents/everybody.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

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
  check: (resource) =>
    judgeStatements(
      resource,
      [Reading.of(resource.props).at("policy")],
      everybody,
      "must not be everybody without a condition on who calls",
    ),
};
