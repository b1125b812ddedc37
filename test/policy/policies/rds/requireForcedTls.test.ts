import { requireForcedTls } from "../../../../policy/policies/rds/requireForcedTls.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cluster, server, withParameters } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const forced = (value: unknown) => [
  { name: "work_mem", value: "1" },
  { name: "rds.force_ssl", value },
];
const says = "must set rds.force_ssl to 1";

describe("rds-require-forced-tls", () => {
  policyCases(requireForcedTls, withParameters(forced("1")), {
    "asks nothing of another engine": [server({ engine: "mysql" }), []],
    "asks nothing of a cluster": [cluster({ engine: "aurora-postgresql" }), []],
    "refuses it off": [withParameters(forced("0")), [`group: value ${says}`.replace("value", "parameters[1].value")]],
    "refuses what is not said": [withParameters([]), [`group: parameters ${says}`]],
    "refuses a group of AWS": [server({ engine: "postgres" }), [`it: parameterGroupName ${says}`]],
    "reads the group of a copy, which does not say its engine": [
      withParameters([], { replicateSourceDb: "other" }),
      [`group: parameters ${says}`],
    ],
    "says what is not known yet": [withParameters(unknown), [`group: parameters[].value ${says} (unknown)`]],
  });
});
