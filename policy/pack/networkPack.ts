import type { PackedPolicy } from "../packedPolicy.ts";
import { closeAclAdministration } from "../policies/vpc/closeAclAdministration.ts";
import { describeRules } from "../policies/vpc/describeRules.ts";
import { emptyDefaultGroup } from "../policies/vpc/emptyDefaultGroup.ts";
import { forbidDefaultVpc } from "../policies/vpc/forbidDefaultVpc.ts";
import { forbidPublicSubnets } from "../policies/vpc/forbidPublicSubnets.ts";
import { forbidWorldAdministration } from "../policies/vpc/forbidWorldAdministration.ts";
import { forbidWorldRiskyPorts } from "../policies/vpc/forbidWorldRiskyPorts.ts";
import { limitEgress } from "../policies/vpc/limitEgress.ts";
import { limitWorldPorts } from "../policies/vpc/limitWorldPorts.ts";
import { logFlows } from "../policies/vpc/logFlows.ts";
import { releaseIdleAddresses } from "../policies/vpc/releaseIdleAddresses.ts";
import { routeThroughGateways } from "../policies/vpc/routeThroughGateways.ts";
import { useEveryAcl } from "../policies/vpc/useEveryAcl.ts";
import { useEveryGroup } from "../policies/vpc/useEveryGroup.ts";

/** Policies about networks, and about who reaches what in them. */
export const networkPack: readonly PackedPolicy[] = [
  {
    name: "vpc-forbid-world-administration",
    policy: forbidWorldAdministration,
    level: "mandatory",
    severity: "critical",
    description: "The world reaches neither SSH nor Remote Desktop.",
    todo: "Admit the addresses of those who need it, and administer by Session Manager.",
    frameworks: ["FSBP EC2.13", "FSBP EC2.14", "CIS 6.3", "CIS 6.4"],
  },
  {
    name: "vpc-forbid-world-risky-ports",
    policy: forbidWorldRiskyPorts,
    level: "mandatory",
    severity: "critical",
    description: "The world reaches no port that attackers look for.",
    todo: "Admit the addresses of those who need it.",
    frameworks: ["FSBP EC2.19"],
  },
  {
    name: "vpc-limit-world-ports",
    policy: limitWorldPorts,
    level: "mandatory",
    severity: "high",
    description: "The world reaches HTTP and HTTPS, and nothing else.",
    todo: "Admit the addresses of those who need it.",
    frameworks: ["FSBP EC2.18"],
  },
  {
    name: "vpc-limit-egress",
    policy: limitEgress,
    level: "advisory",
    severity: "low",
    description: "Nothing may connect to every port of the world.",
    todo: "Name the ports that are needed.",
    frameworks: ["AWS Well-Architected Framework, SEC05-BP02"],
  },
  {
    name: "vpc-describe-rules",
    policy: describeRules,
    level: "mandatory",
    severity: "low",
    description: "Security groups and their rules say what they are for.",
    todo: "Write a description.",
    frameworks: ["AWS VPC user guide, Security group rules"],
  },
  {
    name: "vpc-use-every-group",
    policy: useEveryGroup,
    level: "mandatory",
    severity: "low",
    description: "Every security group has a member.",
    todo: "Delete it, or create it together with what is in it.",
    frameworks: ["FSBP EC2.22"],
  },
  {
    name: "vpc-empty-default-group",
    policy: emptyDefaultGroup,
    level: "mandatory",
    severity: "high",
    description: "The default security group of a network has no rules.",
    todo: "Adopt it with ec2.DefaultSecurityGroup, without rules, and use groups of your own.",
    frameworks: ["FSBP EC2.2", "CIS 6.5"],
  },
  {
    name: "vpc-close-acl-administration",
    policy: closeAclAdministration,
    level: "mandatory",
    severity: "medium",
    description: "No network ACL admits the world to SSH or Remote Desktop.",
    todo: "Deny ports 22 and 3389 before the rule that admits the world.",
    frameworks: ["FSBP EC2.21", "CIS 6.2"],
  },
  {
    name: "vpc-use-every-acl",
    policy: useEveryAcl,
    level: "mandatory",
    severity: "low",
    description: "Every network ACL belongs to a subnet.",
    todo: "Name its subnets, or delete it.",
    frameworks: ["FSBP EC2.16"],
  },
  {
    name: "vpc-log-flows",
    policy: logFlows,
    level: "mandatory",
    severity: "medium",
    description: "Every network logs its connections.",
    todo: "Create an ec2.FlowLog for the network.",
    frameworks: ["FSBP EC2.6", "CIS 4.7"],
  },
  {
    name: "vpc-forbid-public-subnets",
    policy: forbidPublicSubnets,
    level: "mandatory",
    severity: "medium",
    description: "No subnet gives public addresses to whatever starts in it.",
    todo: "Set mapPublicIpOnLaunch to false.",
    frameworks: ["FSBP EC2.15"],
  },
  {
    name: "vpc-forbid-default-vpc",
    policy: forbidDefaultVpc,
    level: "mandatory",
    severity: "medium",
    description: "Nothing is in AWS' default network.",
    todo: "Create an ec2.Vpc.",
    frameworks: ["AWS VPC user guide, Default VPCs"],
  },
  {
    name: "vpc-route-through-gateways",
    policy: routeThroughGateways,
    level: "mandatory",
    severity: "medium",
    description: "The way to the internet is a gateway and not an instance.",
    todo: "Name a NAT gateway in the route.",
    frameworks: ["AWS VPC user guide, Compare NAT gateways and NAT instances"],
  },
  {
    name: "vpc-release-idle-addresses",
    policy: releaseIdleAddresses,
    level: "mandatory",
    severity: "low",
    description: "Every Elastic IP address is in use.",
    todo: "Give it to a NAT gateway or a load balancer, or release it.",
    frameworks: ["FSBP EC2.12"],
  },
];
