import { requireModernAuthority } from "../../../../policy/policies/rds/requireModernAuthority.ts";
import { server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: caCertIdentifier must be one of rds-ca-rsa2048-g1, rds-ca-rsa4096-g1, rds-ca-ecc384-g1"];

describe("rds-require-modern-authority", () => {
  policyCases(requireModernAuthority, server({ caCertIdentifier: "rds-ca-rsa2048-g1" }), {
    "refuses an old one": [server({ caCertIdentifier: "rds-ca-2019" }), missing],
    "refuses what is not said": [server(), missing],
  });
});
