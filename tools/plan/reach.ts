import type { RecordedResource } from "../recorder/recording.ts";
import type { Reach } from "./model.ts";

/** Resources whose id another resource names, found by the dependencies of the property. */
type Find = (resource: RecordedResource, type: string) => RecordedResource | undefined;

/**
 * Who can reach what, read off the registered rules of security groups.
 *
 * @param resources as recorded
 * @returns every inbound rule, with the addresses of the prefix list it names
 */
export function reachSummary(resources: readonly RecordedResource[]): Reach[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const find: Find = (resource, type) =>
    resource.dependencies.map((urn) => byUrn.get(urn)).find((found) => found?.type === type);
  return resources
    .filter(({ type }) => type === "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
    .map((rule) => ({
      to: groupName(receiver(rule, byUrn)),
      port: ports(rule),
      from: sources(rule, byUrn, find),
      why: String(rule.inputs.description),
    }))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function key({ to, port, from }: Reach): string {
  return `${to} ${port.padStart(6)} ${from.join(",")}`;
}

function ports({ inputs }: RecordedResource): string {
  const { fromPort, toPort } = inputs;
  return fromPort === toPort ? String(fromPort) : `${String(fromPort)}-${String(toPort)}`;
}

const groupType = "aws:ec2/securityGroup:SecurityGroup";

function groupsOf(rule: RecordedResource, byUrn: ReadonlyMap<string, RecordedResource>, property: string) {
  return (rule.propertyDependencies[property] ?? [])
    .map((urn) => byUrn.get(urn))
    .find((found) => found?.type === groupType);
}

function receiver(rule: RecordedResource, byUrn: ReadonlyMap<string, RecordedResource>) {
  return groupsOf(rule, byUrn, "securityGroupId");
}

function groupName(group: RecordedResource | undefined): string {
  return group?.name ?? "a group that is not of this stack";
}

function sources(rule: RecordedResource, byUrn: ReadonlyMap<string, RecordedResource>, find: Find): string[] {
  const { cidrIpv4, cidrIpv6, referencedSecurityGroupId, prefixListId } = rule.inputs;
  if (cidrIpv4 !== undefined || cidrIpv6 !== undefined) return [String(cidrIpv4 ?? cidrIpv6)];
  if (referencedSecurityGroupId !== undefined) return [groupName(groupsOf(rule, byUrn, "referencedSecurityGroupId"))];
  if (prefixListId === undefined) return ["(nobody)"];
  const list = find(rule, "aws:ec2/managedPrefixList:ManagedPrefixList");
  const entries = (list?.inputs.entries ?? []) as readonly { readonly cidr: string; readonly description: string }[];
  return entries.map(({ cidr, description }) => (cidr.includes("›") ? description : cidr)).toSorted();
}
