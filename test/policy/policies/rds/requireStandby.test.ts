import { requireStandby } from "../../../../policy/policies/rds/requireStandby.ts";
import { copy, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

describe("rds-require-standby", () => {
  policyCases(requireStandby, server({ multiAz: true }), {
    "asks none of a copy": [copy({ multiAz: false }), []],
    "refuses a single zone": [server({ multiAz: false }), ["it: multiAz must be true"]],
    "refuses what is not said": [server(), ["it: multiAz must be true"]],
  });
});
