import { requireVaultKey } from "../../../../policy/policies/backup/requireVaultKey.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const vault = (kmsKeyArn?: unknown) => [{ type: "aws:backup/vault:Vault", props: { kmsKeyArn } }];

describe("backup-require-customer-key", () => {
  policyCases(requireVaultKey, vault(unknown), {
    "refuses what is not said": [vault(), ["it: kmsKeyArn must name a customer key"]],
    "refuses a key of AWS": [
      vault("arn:aws:kms:us-east-1:1:alias/aws/backup"),
      ["it: kmsKeyArn must name a customer key"],
    ],
    "reads the key of an air-gapped vault under its own name": [
      [{ type: "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault" }],
      ["it: encryptionKeyArn must name a customer key"],
    ],
  });
});
