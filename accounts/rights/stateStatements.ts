import type { RightsStatement } from "./rightsDocument.ts";
import type { RightsSubject } from "./rightsSubject.ts";

/**
 * Reading the environment's own state: what `pulumi preview` needs, which takes no lock and writes nothing (Pulumi 3.260,
 * pkg/backend/diy: only Update, Refresh and Destroy lock). Whoever decrypts the state can read every secret in it.
 *
 * @param subject whose rights they are
 */
export function readState({ stateBucketArn, stateKeyArn }: RightsSubject): RightsStatement[] {
  return [
    { Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: [stateBucketArn] },
    { Effect: "Allow", Action: ["s3:GetObject"], Resource: [`${stateBucketArn}/*`] },
    { Effect: "Allow", Action: ["kms:Decrypt"], Resource: [stateKeyArn] },
  ];
}

/**
 * Reading and writing it: locks, checkpoints, their backups and the history. A new stack gets a data key from the state's key.
 *
 * @param subject whose rights they are
 */
export function writeState(subject: RightsSubject): RightsStatement[] {
  const { stateBucketArn, stateKeyArn } = subject;
  return [
    ...readState(subject),
    { Effect: "Allow", Action: ["s3:PutObject", "s3:DeleteObject"], Resource: [`${stateBucketArn}/*`] },
    { Effect: "Allow", Action: ["kms:Encrypt", "kms:GenerateDataKey"], Resource: [stateKeyArn] },
  ];
}
