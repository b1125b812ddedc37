import { price } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Card } from "./card.ts";
import { byUse, fixed, type Charge } from "./charges.ts";
import { perhaps, type ChangedProperty, type Effect } from "./effect.ts";

function endpoint({ inputs }: RecordedResource, region: string): Charge[] {
  if (inputs.vpcEndpointType !== "Interface") return [];
  const zones = Array.isArray(inputs.subnetIds) ? inputs.subnetIds.length : 2;
  return [
    {
      what: "interface endpoint in one zone",
      units: zones,
      rate: price("interfaceEndpointHour", region),
      unit: "hour",
    },
  ];
}

/** The source of a rule can change its value in place, but not its kind (ModifyPlan of the rules). */
const source = ({ path: [property = ""], before, after }: ChangedProperty): Effect =>
  (before[property] === undefined) === (after[property] === undefined) ? "inPlace" : "replaces";

const rule: Card = {
  price: "free",
  replaces: ["securityGroupId"], // Plugin Framework: RequiresReplace
  decides: { cidrIpv4: source, cidrIpv6: source, prefixListId: source, referencedSecurityGroupId: source },
};

const everythingInIt = {
  replaced: "everything in it must be replaced as well",
  deleted: "everything in it must be deleted first",
};

/** Networks. `decides` is from CustomizeDiff of each resource. `aws_vpc` is replaced when its block changes. */
export const vpc: Readonly<Record<string, Card>> = {
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { price: "free", sets: ["egress", "ingress"] },
  "aws:ec2/flowLog:FlowLog": { price: "free" },
  "aws:ec2/internetGateway:InternetGateway": {
    price: byUse("internetOutGb"),
    replaces: [],
  },
  "aws:ec2/managedPrefixList:ManagedPrefixList": { price: "free", sets: ["entries"] },
  "aws:ec2/natGateway:NatGateway": {
    price: fixed("NAT gateway", "natGatewayHour", "hour"),
    decides: { secondaryPrivateIpAddressCount: perhaps },
    sets: ["availabilityZoneAddresses", "secondaryAllocationIds", "secondaryPrivateIpAddresses"],
    interrupts: {
      replaced:
        "connections to the internet break; they come from another address if the Elastic IP address is also replaced",
      deleted: "connections to the internet break",
    },
    box: { kind: "gateway", detail: () => ["NAT gateway"], within: "subnet" },
    drawn: { tier: "network", title: "NAT gateways", counted: ["NAT gateway", "NAT gateways"] },
  },
  "aws:ec2/route:Route": {
    price: byUse("natGatewayGb"),
    interrupts: { replaced: "packets are lost for a moment", deleted: "its destination cannot be reached any more" },
  },
  "aws:ec2/routeTable:RouteTable": { price: "free", sets: ["propagatingVgws", "routes"] },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": { price: "free" },
  "aws:ec2/securityGroup:SecurityGroup": { price: "free", sets: ["egress", "ingress"] },
  "aws:ec2/subnet:Subnet": { price: "free", decides: { ipv6CidrBlock: perhaps }, interrupts: everythingInIt },
  "aws:ec2/vpc:Vpc": {
    price: "free",
    takenApart: { ipv6CidrBlock: "2001:db8:1234:5600::/56" },
    decides: { cidrBlock: () => "replaces", instanceTenancy: perhaps },
    interrupts: everythingInIt,
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    price: endpoint,
    decides: { privateDnsEnabled: perhaps },
    sets: [
      "dnsOptions.privateDnsSpecifiedDomains",
      "routeTableIds",
      "securityGroupIds",
      "subnetConfigurations",
      "subnetIds",
    ],
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    ...rule,
    interrupts: {
      replaced: "new connections are refused for a moment",
      deleted: "connections that only this rule allows are refused",
    },
  },
};
