import * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../../components/helpers/policyDocument.ts";
import type { JobKind } from "../accountNames.ts";

/** A state, wherever it is. */
export interface State {
  readonly bucketArn: pulumi.Input<string>;
  readonly keyArn: pulumi.Input<string>;
}

/**
 * What a role may do with the state of its environment. A preview writes nothing, no lock either (pulumi, pkg/backend/diy/backend.go,
 * Preview, 3.260.0). An update reads and writes the state, its history, its backups and its lock.
 */
export function stateRights(kind: JobKind, { bucketArn, keyArn }: State): Statement[] {
  const objects = pulumi.interpolate`${bucketArn}/.pulumi/*`;
  const writes = kind === "apply";
  return [
    { Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: bucketArn },
    {
      Effect: "Allow",
      Action: ["s3:GetObject", ...(writes ? ["s3:PutObject", "s3:DeleteObject"] : [])],
      Resource: objects,
    },
    {
      Effect: "Allow",
      Action: ["kms:Decrypt", ...(writes ? ["kms:Encrypt", "kms:GenerateDataKey"] : [])],
      Resource: keyArn,
    },
  ];
}
