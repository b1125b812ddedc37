import { requireSlowStatementLog } from "../../../../policy/policies/rds/requireSlowStatementLog.ts";
import { withParameters } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const after = (value: string) => withParameters([{ name: "log_min_duration_statement", value }]);
const says = "must set log_min_duration_statement to 0 milliseconds or more";

describe("rds-require-slow-statement-log", () => {
  policyCases(requireSlowStatementLog, after("1000"), {
    "takes every statement": [after("0"), []],
    "refuses none": [after("-1"), [`group: parameters[0].value ${says}`]],
    "refuses what is not said": [withParameters([]), [`group: parameters ${says}`]],
  });
});
