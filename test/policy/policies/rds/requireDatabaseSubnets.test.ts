import { requireDatabaseSubnets } from "../../../../policy/policies/rds/requireDatabaseSubnets.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cluster, copy, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: dbSubnetGroupName must name a subnet group of your own"];

describe("rds-require-own-subnets", () => {
  policyCases(requireDatabaseSubnets, server({ dbSubnetGroupName: unknown }), {
    "takes a name": [server({ dbSubnetGroupName: "isolated" }), []],
    "leaves a copy to its source": [copy(), []],
    "refuses what is not said": [server(), missing],
    "refuses the default group": [server({ dbSubnetGroupName: "default-vpc-0123" }), missing],
    "refuses a cluster without it": [cluster(), missing],
  });
});
