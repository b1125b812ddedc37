import { requireIamAuthentication } from "../../../../policy/policies/rds/requireIamAuthentication.ts";
import { cluster, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: iamDatabaseAuthenticationEnabled must be true"];

describe("rds-require-iam-authentication", () => {
  policyCases(requireIamAuthentication, server({ iamDatabaseAuthenticationEnabled: true }), {
    "refuses it off": [server({ iamDatabaseAuthenticationEnabled: false }), missing],
    "refuses what is not said": [cluster(), missing],
  });
});
