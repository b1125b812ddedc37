import { closeAclAdministration } from "../../../../policy/policies/vpc/closeAclAdministration.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const rule = (ruleNo: unknown, others = {}) => ({
  ruleNo,
  action: "allow",
  protocol: "tcp",
  fromPort: 22,
  toPort: 22,
  cidrBlock: "0.0.0.0/0",
  ...others,
});
const acl = (...ingress: readonly unknown[]) => ({ type: "aws:ec2/networkAcl:NetworkAcl", props: { ingress } });
const standAlone = (props = {}, name = "rule") => ({
  type: "aws:ec2/networkAclRule:NetworkAclRule",
  name,
  props: {
    ruleAction: "allow",
    ruleNumber: 100,
    protocol: "-1",
    cidrBlock: "0.0.0.0/0",
    networkAclId: unknown,
    ...props,
  },
  refers: { networkAclId: ["it"] },
});
const says = "must not admit the world to port 22 or 3389";

describe("vpc-close-acl-administration", () => {
  policyCases(
    closeAclAdministration,
    [
      acl(
        rule(100, { cidrBlock: "10.0.0.0/8" }),
        rule(110, { action: "deny" }),
        rule(120, { fromPort: 443, toPort: 443 }),
      ),
      standAlone({ egress: true }),
    ],
    {
      "refuses SSH": [[acl(rule(100))], [`it: ingress[0].cidrBlock ${says}`]],
      "refuses Remote Desktop in a range, for IPv6": [
        [acl(rule(100, { fromPort: 1024, toPort: 65535, cidrBlock: undefined, ipv6CidrBlock: "::/0" }))],
        [`it: ingress[0].ipv6CidrBlock ${says}`],
      ],
      "refuses it in the default ACL": [
        [{ type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", props: { ingress: [rule(100, { protocol: -1 })] } }],
        [`it: ingress[0].cidrBlock ${says}`],
      ],
      "refuses it in a rule of its own": [[acl(), standAlone()], [`rule: cidrBlock ${says}`]],
      "knows that an earlier rule refuses": [
        [acl(rule(10, { action: "deny" }), rule(11, { action: "deny", fromPort: 3389, toPort: 3389 })), standAlone()],
        [],
      ],
      "knows that a later rule does not help": [
        [acl(rule(100), rule(200, { action: "deny" }))],
        [`it: ingress[0].cidrBlock ${says}`],
      ],
      "knows that one of another family does not help": [
        [acl(rule(10, { action: "deny", cidrBlock: undefined, ipv6CidrBlock: "::/0" }), rule(100))],
        [`it: ingress[1].cidrBlock ${says}`],
      ],
      "knows that one of another ACL does not help": [
        [
          standAlone({ ruleAction: "deny", ruleNumber: 1, networkAclId: "acl-1" }, "other"),
          { ...standAlone({ networkAclId: "acl-2" }), refers: {} },
        ],
        [`rule: cidrBlock ${says}`],
      ],
      "says what is not known yet": [
        [acl(rule(unknown, { cidrBlock: unknown }))],
        [`it: ingress[0].cidrBlock ${says} (unknown)`],
      ],
      "says once that rules are not known yet": [
        [{ type: "aws:ec2/networkAcl:NetworkAcl", props: { ingress: unknown } }],
        [`it: ingress[] ${says} (unknown)`],
      ],
    },
  );
});
