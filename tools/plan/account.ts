import { findInstanceType } from "../../config/instanceTypes.ts";
import { templateOf } from "../cards/templateOf.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { gp3StorageTiB } from "./gp3Storage.ts";
import { ResourceGraph } from "./graph.ts";
import { mostInstances } from "./mostInstances.ts";
import { zoneOf } from "./placed.ts";
import type { Quota } from "./planModel.ts";

const ofType = (resources: readonly RecordedResource[], type: string) => resources.filter((one) => one.type === type);

/**
 * The largest number of inbound or outbound rules of one address family in a security group. A prefix list counts as its maximum
 * number of entries.
 */
function fullestGroup(resources: readonly RecordedResource[], rule: "Ingress" | "Egress"): number {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const sums = new Map<string, number>();
  const rules = ofType(resources, `aws:vpc/securityGroup${rule}Rule:SecurityGroup${rule}Rule`);
  for (const { inputs, dependencies, propertyDependencies } of rules) {
    const list = dependencies.map((urn) => byUrn.get(urn)).find((found) => found?.type.includes("managedPrefixList"));
    const family = list?.inputs.addressFamily === "IPv6" ? "IPv6" : "IPv4";
    const weight = inputs.prefixListId === undefined ? 1 : Number(list?.inputs.maxEntries ?? 1);
    const group = `${propertyDependencies.securityGroupId?.join() ?? ""} ${family}`;
    sums.set(group, (sums.get(group) ?? 0) + weight);
  }
  return Math.max(0, ...sums.values());
}

/** The vCPUs that run at a time at most: groups may be at their maximum, and replace instances. */
function vcpus(resources: readonly RecordedResource[]): number {
  const ofOne = (resource: RecordedResource | undefined) =>
    findInstanceType(String(resource?.inputs.instanceType))?.vcpu ?? 0;
  const instances = ofType(resources, "aws:ec2/instance:Instance").map(ofOne);
  const groups = ofType(resources, "aws:autoscaling/group:Group").map(
    (group) => mostInstances(group) * ofOne(templateOf(group, resources)),
  );
  return [...instances, ...groups].reduce((sum, vcpu) => sum + vcpu, 0);
}

/** The most NAT gateways in one zone. */
function mostNatGateways(resources: readonly RecordedResource[]): number {
  const graph = new ResourceGraph(resources);
  const zones = ofType(resources, "aws:ec2/natGateway:NatGateway").map((one) => zoneOf(graph, one));
  return Math.max(0, ...[...Map.groupBy(zones, (zone) => zone).values()].map((all) => all.length));
}

/** Primaries and replicas. */
function cacheNodes(resources: readonly RecordedResource[]): number {
  return ofType(resources, "aws:elasticache/replicationGroup:ReplicationGroup").reduce(
    (sum, { inputs }) => sum + Number(inputs.numCacheClusters ?? 1),
    0,
  );
}

/** vCPUs of the instance that builds an image. */
const builderVcpus = 2;

/**
 * The quotas that an environment reaches first: the value that it needs, and the value in a new account (AWS Service
 * Quotas, 2026-11).
 */
export function quotas(resources: readonly RecordedResource[]): Quota[] {
  const builds = ofType(resources, "aws:imagebuilder/image:Image").length > 0;
  const rows = [
    {
      name: "EC2: running on-demand standard instances, vCPUs (L-1216C47A)",
      needed: vcpus(resources) + (builds ? builderVcpus : 0),
      newAccount: 5,
    },
    { name: "EBS: storage of gp3 volumes, TiB (L-7A658B76)", needed: gp3StorageTiB(resources), newAccount: 50 },
    { name: "EC2: Elastic IP addresses", needed: ofType(resources, "aws:ec2/eip:Eip").length, newAccount: 5 },
    { name: "VPC: VPCs per region", needed: ofType(resources, "aws:ec2/vpc:Vpc").length, newAccount: 5 },
    {
      name: "VPC: inbound rules per security group and address family",
      needed: fullestGroup(resources, "Ingress"),
      newAccount: 60,
    },
    {
      name: "VPC: outbound rules per security group and address family",
      needed: fullestGroup(resources, "Egress"),
      newAccount: 60,
    },
    { name: "VPC: NAT gateways per zone", needed: mostNatGateways(resources), newAccount: 5 },
    {
      name: "ELB: Network Load Balancers per region",
      needed: ofType(resources, "aws:lb/loadBalancer:LoadBalancer").length,
      newAccount: 50,
    },
    {
      name: "EC2 Auto Scaling: groups per region",
      needed: ofType(resources, "aws:autoscaling/group:Group").length,
      newAccount: 500,
    },
    {
      name: "RDS: DB instances per region",
      needed: ofType(resources, "aws:rds/instance:Instance").length,
      newAccount: 40,
    },
    { name: "ElastiCache: nodes per region", needed: cacheNodes(resources), newAccount: 300 },
  ].filter(({ needed }) => needed > 0);
  return rows.map((row) => ({ ...row, raise: row.needed > row.newAccount }));
}
