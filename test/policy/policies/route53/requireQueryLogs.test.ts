import { requireQueryLogs } from "../../../../policy/policies/route53/requireQueryLogs.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const zone = (vpcs?: unknown): Fixture => ({ type: "aws:route53/zone:Zone", props: { vpcs } });
const log: Fixture = { type: "aws:route53/queryLog:QueryLog", name: "log", refers: { zoneId: ["it"] } };

describe("route53-require-query-logs", () => {
  policyCases(requireQueryLogs, [zone(), log], {
    "asks none of a private zone": [[zone([{ vpcId: "vpc-1" }])], []],
    "refuses a public zone without them": [[zone()], ["it: must have a QueryLog that refers to it"]],
  });
});
