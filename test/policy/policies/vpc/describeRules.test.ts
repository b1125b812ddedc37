import { describeRules } from "../../../../policy/policies/vpc/describeRules.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const group = (props: Readonly<Record<string, unknown>>) => ({ type: "aws:ec2/securityGroup:SecurityGroup", props });
const rule = (description?: unknown) => ({
  type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  props: { description },
});
const says = "must say what it is for";

describe("vpc-describe-rules", () => {
  policyCases(describeRules, [group({ description: "Nodes", ingress: [{ description: "Git" }] }), rule("Packages")], {
    "refuses a group without": [[group({})], [`it: description ${says}`]],
    "refuses what the provider writes": [[group({ description: "Managed by Pulumi" })], [`it: description ${says}`]],
    "refuses an inline rule without": [
      [group({ description: "Nodes", ingress: [{ description: "Git" }, {}], egress: [{ description: " " }] })],
      [`it: ingress[1].description ${says}`, `it: egress[0].description ${says}`],
    ],
    "refuses a rule of its own without": [[rule()], [`it: description ${says}`]],
    "says what is not known yet": [[rule(unknown)], [`it: description ${says} (unknown)`]],
  });
});
