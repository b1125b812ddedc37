import type { Causes, ResourceChange, SettingChange } from "./comparisonModel.ts";
import { moveGitlab } from "./failures.ts";

/** By type: one of the resources that everything else depends on, and several. */
const called: Readonly<Record<string, readonly [one: string, several: string]>> = {
  "aws:ec2/vpc:Vpc": ["the VPC", "VPCs"],
  "aws:ec2/subnet:Subnet": ["a subnet", "subnets"],
  "aws:ec2/securityGroup:SecurityGroup": ["a security group", "security groups"],
  "aws:lb/loadBalancer:LoadBalancer": ["the load balancer", "load balancers"],
};

/** Changes that fail because GitLab depends on their resources, and nothing else about them fails. */
export function placesOf(changes: readonly ResourceChange[]): ResourceChange[] {
  return changes.filter(({ failures }) => failures.length > 0 && failures.every((text) => text.endsWith(moveGitlab)));
}

/** One sentence about all of them; absent: it is not known that one setting changes them all, or there is only one. */
export function placeFailure(
  places: readonly ResourceChange[],
  { bySetting }: Causes,
  settings: readonly SettingChange[],
): string | undefined {
  const [cause, another] = bySetting.filter(({ resources }) => places.every(({ name }) => resources.includes(name)));
  const setting = settings.find(({ key }) => key === cause?.key);
  if (!setting || another || places.length < 2) return undefined;
  const { key, before = "not set", after = "not set" } = setting;
  const counts = [...Map.groupBy(places, ({ type }) => type)].map(([type, { length }]) => {
    const [one, several] = called[type] ?? [type, type];
    return length === 1 ? one : `${String(length)} ${several}`;
  });
  return `${key} cannot change (${before} → ${after}): ${counts.join(" and ")} would be replaced, and GitLab depends on them. Create another stack and move GitLab there.`;
}
