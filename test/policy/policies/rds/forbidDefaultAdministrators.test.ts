import { forbidDefaultAdministrators } from "../../../../policy/policies/rds/forbidDefaultAdministrators.ts";
import { cluster, copy, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

describe("rds-forbid-default-administrators", () => {
  policyCases(forbidDefaultAdministrators, server({ username: "gitlab_master" }), {
    "asks none of a copy": [copy(), []],
    "refuses the name of the engine": [
      server({ username: "postgres" }),
      ["it: username must not be a name that AWS proposes"],
    ],
    "reads the name of a cluster's under its own name": [
      cluster({ masterUsername: "admin" }),
      ["it: masterUsername must not be a name that AWS proposes"],
    ],
  });
});
