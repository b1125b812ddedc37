import { emptyDefaultGroup } from "../../../../policy/policies/vpc/emptyDefaultGroup.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const vpc = (parent?: string) => ({ type: "aws:ec2/vpc:Vpc", name: "vpc", ...(parent ? { parent } : {}) });
const group = (props = {}, vpcId = "vpc") => ({
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  props: { ingress: [], egress: [], ...props },
  refers: { vpcId: [vpcId] },
});
const rule = (securityGroupId: string) => ({
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  name: "rule",
  props: { securityGroupId: unknown },
  refers: { securityGroupId: [securityGroupId] },
});

describe("vpc-empty-default-group", () => {
  policyCases(emptyDefaultGroup, [vpc(), group()], {
    "knows a group without a word of rules": [[vpc(), group({ ingress: undefined, egress: undefined })], []],
    "knows the network of a component by the component": [
      [{ type: "awsx:ec2:Vpc", name: "network" }, vpc("network"), group({}, "network")],
      [],
    ],
    "refuses a network whose group nobody adopts": [
      [vpc()],
      ["vpc: must have its default security group adopted by ec2.DefaultSecurityGroup"],
    ],
    "refuses rules": [[vpc(), group({ ingress: [{ protocol: "-1", self: true }] })], ["it: ingress must be empty"]],
    "refuses outbound rules": [[vpc(), group({ egress: [{}] })], ["it: egress must be empty"]],
    "refuses a rule of its own": [
      [vpc(), group(), rule("it")],
      ["rule: securityGroupId must not be a default security group"],
    ],
    "refuses a rule in the group that the network names": [
      [vpc(), group(), rule("vpc")],
      ["rule: securityGroupId must not be a default security group"],
    ],
    "says what is not known yet": [[vpc(), group({ ingress: unknown })], ["it: ingress must be empty (unknown)"]],
  });
});
