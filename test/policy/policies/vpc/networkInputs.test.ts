import { forbidDefaultVpc } from "../../../../policy/policies/vpc/forbidDefaultVpc.ts";
import { forbidPublicSubnets } from "../../../../policy/policies/vpc/forbidPublicSubnets.ts";
import { logFlows } from "../../../../policy/policies/vpc/logFlows.ts";
import { releaseIdleAddresses } from "../../../../policy/policies/vpc/releaseIdleAddresses.ts";
import { useEveryAcl } from "../../../../policy/policies/vpc/useEveryAcl.ts";
import { useEveryGroup } from "../../../../policy/policies/vpc/useEveryGroup.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const vpc = { type: "aws:ec2/vpc:Vpc", name: "vpc" };
const flowLog = (trafficType: unknown) => ({
  type: "aws:ec2/flowLog:FlowLog",
  props: { trafficType },
  refers: { vpcId: ["vpc"] },
});

describe("vpc-log-flows", () => {
  const says = "vpc: must have a flow log of all or refused traffic";
  policyCases(logFlows, [vpc, flowLog("ALL")], {
    "takes refused traffic for enough": [[vpc, flowLog("REJECT")], []],
    "refuses a network without": [[vpc], [says]],
    "refuses accepted traffic alone": [[vpc, flowLog("ACCEPT")], [says]],
    "refuses a log of a subnet": [
      [vpc, { type: "aws:ec2/flowLog:FlowLog", props: { trafficType: "ALL" }, refers: { subnetId: ["vpc"] } }],
      [says],
    ],
  });
});

describe("vpc-forbid-public-subnets", () => {
  const subnet = (mapPublicIpOnLaunch?: unknown, type = "aws:ec2/subnet:Subnet") => [
    { type, props: { mapPublicIpOnLaunch } },
  ];
  policyCases(forbidPublicSubnets, [...subnet(), ...subnet(false)], {
    "refuses a public subnet": [subnet(true), ["it: mapPublicIpOnLaunch must be false"]],
    "refuses a default subnet that says nothing: it is public": [
      subnet(undefined, "aws:ec2/defaultSubnet:DefaultSubnet"),
      ["it: mapPublicIpOnLaunch must be false"],
    ],
    "says what is not known yet": [subnet(unknown), ["it: mapPublicIpOnLaunch must be false (unknown)"]],
  });
});

describe("vpc-forbid-default-vpc", () => {
  policyCases(forbidDefaultVpc, [vpc], {
    "refuses AWS' own network": [[{ type: "aws:ec2/defaultVpc:DefaultVpc" }], ["it: must be a network of its own"]],
  });
});

describe("vpc-use-every-acl", () => {
  const acl = (subnetIds?: unknown) => ({ type: "aws:ec2/networkAcl:NetworkAcl", props: { subnetIds } });
  const association = {
    type: "aws:ec2/networkAclAssociation:NetworkAclAssociation",
    name: "association",
    refers: { networkAclId: ["it"] },
  };
  policyCases(useEveryAcl, [acl([unknown])], {
    "knows a subnet that joins from outside": [[acl(), association], []],
    "believes subnets that are not known yet": [[acl(unknown)], []],
    "refuses one without subnets": [[acl([])], ["it: subnetIds must have at least one subnet"]],
  });
});

describe("vpc-release-idle-addresses", () => {
  const address = (props = {}) => ({ type: "aws:ec2/eip:Eip", props });
  const user = (input: string) => ({
    type: "aws:ec2/natGateway:NatGateway",
    name: "user",
    refers: { [input]: ["it"] },
  });
  policyCases(releaseIdleAddresses, [address(), user("allocationId")], {
    "knows a load balancer's address": [[address(), user("subnetMappings")], []],
    "knows an address of a NAT gateway for a whole region": [[address(), user("availabilityZoneAddresses")], []],
    "knows an address that is given away by itself": [[address(), user("publicIp")], []],
    "knows an address of an interface": [[address({ networkInterface: unknown })], []],
    "refuses one that only a list names": [[address(), user("entries")], ["it: must be in use"]],
  });
});

describe("vpc-use-every-group", () => {
  const group = { type: "aws:ec2/securityGroup:SecurityGroup" };
  const other = (type: string, input: string) => ({ type, name: "other", refers: { [input]: ["it"] } });
  policyCases(useEveryGroup, [group, other("aws:ec2/instance:Instance", "vpcSecurityGroupIds")], {
    "knows a member by whatever input": [
      [group, other("aws:ec2/launchTemplate:LaunchTemplate", "networkInterfaces")],
      [],
    ],
    "refuses a group that only rules name": [
      [group, other("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "referencedSecurityGroupId")],
      ["it: must have a member"],
    ],
  });
});
