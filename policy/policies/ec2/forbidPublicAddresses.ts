import { leavesToTemplate } from "../../compute/leavesToTemplate.ts";
import { isOff } from "../../isOff.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { broken, judge, type Verdict } from "../../verdict.ts";

const input = "associatePublicIpAddress";

/** By type: the inputs that say whether instances get a public address. Where nothing is said, their subnet decides. */
const association: Readonly<Record<string, (props: Reading) => readonly Reading[]>> = {
  "aws:ec2/instance:Instance": ofInstance,
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": ofInstance,
  "aws:ec2/launchConfiguration:LaunchConfiguration": (props) => [props.at(input)],
  "aws:ec2/launchTemplate:LaunchTemplate": ofTemplate,
};

/**
 * By type: the inputs that give an Elastic IP address to an instance, or to an interface of one. NAT gateways and load balancers take
 * addresses by inputs of their own.
 */
const addressees: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/eip:Eip": ["instance", "networkInterface"],
  "aws:ec2/eipAssociation:EipAssociation": ["instanceId", "networkInterfaceId"],
};

function ofInstance(props: Reading): readonly Reading[] {
  const hasInterface = ["networkInterfaces", "primaryNetworkInterface"].some((one) => props.at(one).isGiven);
  return hasInterface || leavesToTemplate(props, input) ? [] : [props.at(input)];
}

function ofTemplate(props: Reading): readonly Reading[] {
  const interfaces = props.at("networkInterfaces");
  if (interfaces.items.length === 0) return [new Reading(`networkInterfaces[0].${input}`, undefined)];
  const isNew = (one: Reading) => one.isUnknown || !one.at("networkInterfaceId").isGiven;
  return interfaces.items.filter(isNew).map((one) => one.at(input));
}

/** Instances have no public address: people reach them through a load balancer, or Session Manager. */
export const forbidPublicAddresses: ResourcePolicy = {
  judges: "resource",
  types: [...Object.keys(association), ...Object.keys(addressees)],
  check: (resource) => [...forbidElasticAddress(resource), ...forbidAssociation(resource)],
};

function forbidElasticAddress(resource: PolicyResource): readonly Verdict[] {
  return (addressees[resource.type] ?? [])
    .filter((property) => Reading.of(resource.props).at(property).isGiven)
    .map((property) => broken(resource, "must be absent: an instance has no public address", property));
}

function forbidAssociation(resource: PolicyResource): readonly Verdict[] {
  const readings = association[resource.type]?.(Reading.of(resource.props)) ?? [];
  return readings.flatMap((reading) => judge(resource, reading, isOff, "must be false"));
}
