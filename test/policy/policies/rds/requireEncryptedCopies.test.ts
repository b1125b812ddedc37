import { requireEncryptedCopies } from "../../../../policy/policies/rds/requireEncryptedCopies.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const copied = oneResource("aws:rds/snapshotCopy:SnapshotCopy", { kmsKeyId: "arn:aws:kms:::key/1" });

describe("rds-require-encrypted-copies", () => {
  policyCases(requireEncryptedCopies, copied(), {
    "refuses a copy without a key": [copied({ kmsKeyId: undefined }), ["it: kmsKeyId must name a customer key"]],
    "refuses backups in another region without a key": [
      oneResource("aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication")(),
      ["it: kmsKeyId must name a customer key"],
    ],
  });
});
