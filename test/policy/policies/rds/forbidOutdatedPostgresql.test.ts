import { forbidOutdatedPostgresql } from "../../../../policy/policies/rds/forbidOutdatedPostgresql.ts";
import { cluster, copy, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const postgres = (engineVersion?: string) => server({ engine: "postgres", engineVersion });

describe("rds-forbid-outdated-postgresql", () => {
  policyCases(forbidOutdatedPostgresql, postgres("17"), {
    "takes what is not said: the newest": [postgres(), []],
    "asks nothing of a copy or another engine": [[...copy(), ...cluster({ engine: "mysql", engineVersion: "8" })], []],
    "refuses an outdated one": [postgres("13.20"), ["it: engineVersion must be 14 or newer"]],
    "refuses an outdated one of Aurora": [
      cluster({ engine: "aurora-postgresql", engineVersion: "11.6" }),
      ["it: engineVersion must be 14 or newer"],
    ],
  });
});
