import { forbidPublicVaults } from "../../../../policy/policies/backup/forbidPublicVaults.ts";
import { policyCases } from "../../policyCases.ts";

const vault = (Effect: string) => [
  {
    type: "aws:backup/vaultPolicy:VaultPolicy",
    props: { policy: { Statement: [{ Effect, Principal: { AWS: "*" }, Action: "backup:CopyIntoBackupVault" }] } },
  },
];

describe("backup-forbid-public-vaults", () => {
  policyCases(forbidPublicVaults, vault("Deny"), {
    "refuses to admit everybody": [vault("Allow"), ["it: policy.Statement[0] must not admit everybody"]],
  });
});
