import { forbidWorldAdministration } from "../../../../policy/policies/vpc/forbidWorldAdministration.ts";
import { forbidWorldRiskyPorts } from "../../../../policy/policies/vpc/forbidWorldRiskyPorts.ts";
import { limitEgress } from "../../../../policy/policies/vpc/limitEgress.ts";
import { limitWorldPorts } from "../../../../policy/policies/vpc/limitWorldPorts.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const ingress = (props: Readonly<Record<string, unknown>>) => ({
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  props: { ipProtocol: "tcp", fromPort: 22, toPort: 22, ...props },
});
const world = { cidrIpv4: "0.0.0.0/0" };
const inline = (rule: unknown, direction = "ingress", type = "aws:ec2/securityGroup:SecurityGroup") => [
  { type, props: { [direction]: Array.isArray(rule) || rule === unknown ? rule : [rule] } },
];
const tcp = (port: number, others: Readonly<Record<string, unknown>>) => ({
  protocol: "tcp",
  fromPort: port,
  toPort: port,
  ...others,
});
const says = "must not open port 22 or 3389 to the world";
const list = (entries: readonly unknown[], name = "list") => ({
  type: "aws:ec2/managedPrefixList:ManagedPrefixList",
  name,
  props: { entries: entries.map((cidr) => ({ cidr })) },
});
const byList = { ...ingress({ prefixListId: unknown }), refers: { prefixListId: ["list"] } };

describe("vpc-forbid-world-administration", () => {
  policyCases(
    forbidWorldAdministration,
    [
      ingress({ cidrIpv4: "203.0.113.0/24" }),
      ingress({ cidrIpv6: "2001:db8::/32" }),
      ingress({ ...world, fromPort: 443, toPort: 443 }),
      ingress({ ...world, ipProtocol: "udp" }),
      ingress({ ...world, ipProtocol: "icmp", fromPort: -1, toPort: -1 }),
      ingress({ referencedSecurityGroupId: unknown }),
      { ...byList, name: "rule" },
      list(["203.0.113.0/24", "10.0.0.0/8"]),
      ...inline(tcp(22, { cidrBlocks: ["10.0.0.0/16"], securityGroups: ["sg"], self: true })),
      ...inline(tcp(22, { cidrBlocks: ["0.0.0.0/0"] }), "egress"),
    ],
    {
      "refuses IPv4": [[ingress(world)], [`it: cidrIpv4 ${says}`]],
      "refuses IPv6": [[ingress({ cidrIpv6: "::/0" })], [`it: cidrIpv6 ${says}`]],
      "refuses half of the world": [[ingress({ cidrIpv4: "128.0.0.0/1" })], [`it: cidrIpv4 ${says}`]],
      "refuses a range of ports": [[ingress({ ...world, fromPort: 20, toPort: 3000 })], [`it: cidrIpv4 ${says}`]],
      "refuses Remote Desktop": [[ingress({ ...world, fromPort: 3389, toPort: 3389 })], [`it: cidrIpv4 ${says}`]],
      "refuses every protocol": [
        [ingress({ ...world, ipProtocol: "-1", fromPort: undefined, toPort: undefined })],
        [`it: cidrIpv4 ${says}`],
      ],
      "refuses every protocol, in words": [[ingress({ ...world, ipProtocol: "All" })], [`it: cidrIpv4 ${says}`]],
      "refuses TCP by number": [[ingress({ ...world, ipProtocol: 6 })], [`it: cidrIpv4 ${says}`]],
      "refuses ports without a limit": [
        [ingress({ ...world, fromPort: undefined, toPort: undefined })],
        [`it: cidrIpv4 ${says}`],
      ],
      "refuses an older rule of its own": [
        [
          {
            type: "aws:ec2/securityGroupRule:SecurityGroupRule",
            props: { type: "ingress", ...tcp(22, { cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }) },
          },
        ],
        [`it: cidrBlocks[1] ${says}`],
      ],
      "refuses an inline rule, both families": [
        inline(tcp(22, { cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] })),
        [`it: ingress[0].cidrBlocks[0] ${says}`, `it: ingress[0].ipv6CidrBlocks[0] ${says}`],
      ],
      "refuses a rule of the default group": [
        inline(tcp(22, { cidrBlocks: ["0.0.0.0/0"] }), "ingress", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"),
        [`it: ingress[0].cidrBlocks[0] ${says}`],
      ],
      "refuses a prefix list with the world in it": [
        [byList, list(["10.0.0.0/8", "0.0.0.0/0"])],
        [`it: prefixListId ${says}`],
      ],
      "refuses a prefix list that gets the world from outside": [
        [
          byList,
          list([]),
          {
            type: "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry",
            name: "entry",
            props: { cidr: "::/0" },
            refers: { prefixListId: ["list"] },
          },
        ],
        [`it: prefixListId ${says}`],
      ],
      "refuses a prefix list of an inline rule": [
        [{ ...inline(tcp(22, { prefixListIds: [unknown] }))[0]!, refers: { ingress: ["list"] } }, list(["0.0.0.0/0"])],
        [`it: ingress[0].prefixListIds[0] ${says}`],
      ],
      "cannot say which of two inline rules a prefix list belongs to": [
        [
          {
            ...inline([tcp(22, { prefixListIds: [unknown] }), tcp(443, { prefixListIds: [unknown] })])[0]!,
            refers: { ingress: ["office", "list"] },
          },
          list(["203.0.113.0/24"], "office"),
          list(["0.0.0.0/0"]),
        ],
        [`it: ingress[0].prefixListIds[0] ${says} (unknown)`],
      ],
      "has nothing against inline rules if no list is the world": [
        [
          {
            ...inline([tcp(22, { prefixListIds: [unknown] }), tcp(443, { prefixListIds: [unknown] })])[0]!,
            refers: { ingress: ["office", "list"] },
          },
          list(["203.0.113.0/24"], "office"),
          list(["10.0.0.0/8"]),
        ],
        [],
      ],
      "cannot say what is in a list of somebody else": [
        [ingress({ prefixListId: "pl-0123" })],
        [`it: prefixListId ${says} (unknown)`],
      ],
      "says once that entries of a list are not known yet": [
        [byList, list([unknown, unknown])],
        [`it: prefixListId ${says} (unknown)`],
      ],
      "says that a block is not known yet": [[ingress({ cidrIpv4: unknown })], [`it: cidrIpv4 ${says} (unknown)`]],
      "says that ports are not known yet": [
        [ingress({ ...world, toPort: unknown })],
        [`it: cidrIpv4 ${says} (unknown)`],
      ],
      "says nothing of a block that is not known, where the port is another": [
        [ingress({ cidrIpv4: unknown, fromPort: 443, toPort: 443 })],
        [],
      ],
      "says once that inline rules are not known yet": [inline(unknown), [`it: ingress[] ${says} (unknown)`]],
    },
  );
});

describe("vpc-forbid-world-risky-ports", () => {
  policyCases(forbidWorldRiskyPorts, [ingress(world), ingress({ ...world, fromPort: 443, toPort: 443 })], {
    "refuses a database": [
      [ingress({ ...world, fromPort: 5432, toPort: 5432 })],
      ["it: cidrIpv4 must not open a port of high risk to the world"],
    ],
    "refuses a range around one": [
      [ingress({ ...world, fromPort: 9000, toPort: 9999 })],
      ["it: cidrIpv4 must not open a port of high risk to the world"],
    ],
  });
});

describe("vpc-limit-world-ports", () => {
  const only = "must not open anything but TCP ports 80 and 443 to the world";
  policyCases(
    limitWorldPorts,
    [80, 443].map((port) => ingress({ ...world, fromPort: port, toPort: port })),
    {
      "lets errors of the network through": [[ingress({ ...world, ipProtocol: "icmpv6" })], []],
      "refuses another port": [[ingress({ ...world, fromPort: 5050, toPort: 5050 })], [`it: cidrIpv4 ${only}`]],
      "refuses a range between the two": [[ingress({ ...world, fromPort: 80, toPort: 443 })], [`it: cidrIpv4 ${only}`]],
      "refuses UDP": [[ingress({ ...world, ipProtocol: "udp", fromPort: 443, toPort: 443 })], [`it: cidrIpv4 ${only}`]],
    },
  );
});

describe("vpc-limit-egress", () => {
  const egress = (props: Readonly<Record<string, unknown>>) => ({
    ...ingress(props),
    type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  });
  const everywhere = "must not allow all ports to the world";
  policyCases(limitEgress, [egress({ ...world, fromPort: 443, toPort: 443 }), egress({ cidrIpv4: "10.0.0.0/16" })], {
    "reports every protocol": [[egress({ ...world, ipProtocol: "-1" })], [`it: cidrIpv4 ${everywhere}`]],
    "reports every port of a protocol": [
      [egress({ ...world, fromPort: 0, toPort: 65535 })],
      [`it: cidrIpv4 ${everywhere}`],
    ],
    "reports every port but 0": [[egress({ ...world, fromPort: 1, toPort: 65535 })], [`it: cidrIpv4 ${everywhere}`]],
    "reports an inline rule": [
      inline({ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }, "egress"),
      [`it: egress[0].cidrBlocks[0] ${everywhere}`],
    ],
  });
});
