import { isPlural } from "../../compute/isPlural.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { Reading } from "../../reading.ts";
import { broken, type Verdict } from "../../verdict.ts";

const subnets = "vpcZoneIdentifiers";

/** A group of several instances is in several zones, so that the loss of one leaves some of them. */
export const spanZones: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType("aws:autoscaling/group:Group")
      .filter(isPlural)
      .flatMap((group) => judgeZones(stack, group)),
};

function judgeZones(stack: PolicyStack, group: PolicyResource): readonly Verdict[] {
  const props = Reading.of(group.props);
  const says = "must be in two zones or more";
  const lists = [subnets, "availabilityZones"].map((key) => props.at(key)).filter(({ isGiven }) => isGiven);
  if (lists.some(({ isUnknown }) => isUnknown)) return [{ resource: group, path: subnets, kind: "unknown", says }];
  const count = Math.max(0, ...lists.map(({ items }) => items.length));
  return count < 2 || isOneZone(stack, group, count) ? [broken(group, says, subnets)] : [];
}

/** Whether all of its subnets are in one zone, as far as this program makes them. */
function isOneZone(stack: PolicyStack, group: PolicyResource, count: number): boolean {
  const made = stack.namedBy(group, subnets).filter(({ type }) => type === "aws:ec2/subnet:Subnet");
  const zones = made.map(({ props }) => props.availabilityZone);
  return made.length === count && typeof zones[0] === "string" && new Set(zones).size === 1;
}
