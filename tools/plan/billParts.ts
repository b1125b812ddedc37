import { nodeRoles } from "../../config/nodeRole.ts";
import type { ScaledRole } from "../../config/scaledRole.ts";
import { bastionNode } from "../../gitlab/bastionNode.ts";
import { isCopy } from "../cards/cards.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { nodeOf } from "./placed.ts";

const web: ScaledRole = "rails";
const jobs: ScaledRole = "sidekiq";
const groupType = "aws:autoscaling/group:Group";

/** Parts of the bill, by the beginning of the names of their nodes. Disks belong to the part of their node. */
const byNode: Readonly<Record<string, string>> = {
  [web]: "Web and Git (Rails)",
  [jobs]: "Background jobs (Sidekiq)",
  [nodeRoles.gitaly.called]: "Repositories (Gitaly)",
  [nodeRoles.member.called]: "Repositories (Gitaly)",
  [nodeRoles.praefect.called]: "Repository router (Praefect)",
  [nodeRoles.toolbox.called]: "Toolbox",
  [nodeRoles.monitor.called]: "Monitor",
  [bastionNode]: "Bastion",
};

/** Parts of the bill, by type of resource. */
const byType: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "Database",
  "aws:elasticache/replicationGroup:ReplicationGroup": "Cache",
  "aws:ec2/eip:Eip": "Network",
  "aws:ec2/natGateway:NatGateway": "Network",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "Network",
  "aws:lb/loadBalancer:LoadBalancer": "Load balancers",
  "aws:kms/key:Key": "Keys, secrets and names",
  "aws:route53/zone:Zone": "Keys, secrets and names",
  "aws:secretsmanager/secret:Secret": "Keys, secrets and names",
  "aws:cloudwatch/metricAlarm:MetricAlarm": "Alarms and logs",
};

/**
 * Tells the part of the bill that a resource belongs to, as people call it.
 *
 * @param all everything that was recorded: where nothing else serves the web, the Gitaly node is a box that does it all
 */
export function billParts(all: readonly RecordedResource[]): (resource: RecordedResource) => string {
  const isBox = !all.some((one) => one.type === groupType && nodeOf(one) === web);
  return (resource) => {
    if (isCopy(resource)) return "Read replicas";
    const called = nodeOf(resource).replace(/-\d+$/, "");
    if (isBox && called === nodeRoles.box.called) return "GitLab on one node";
    return byNode[called] ?? byType[resource.type] ?? "Other";
  };
}
