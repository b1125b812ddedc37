import { requireRealTargets } from "../../../../policy/policies/route53/requireRealTargets.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const instance: Fixture = { type: "aws:ec2/instance:Instance", name: "node" };
const record = (type: string, refers: Fixture["refers"] = {}): Fixture => ({
  type: "aws:route53/record:Record",
  props: { type, records: ["192.0.2.1"] },
  refers,
});

describe("route53-require-real-targets", () => {
  policyCases(requireRealTargets, [instance, record("A", { records: ["node"] })], {
    "takes an alias": [[instance, record("AAAA", { aliases: ["node"] })], []],
    "asks nothing of other types": [[record("CNAME")], []],
    "refuses a fixed address": [[record("A", { zoneId: ["node"] })], ["it: must refer to a resource of this stack"]],
  });
});
