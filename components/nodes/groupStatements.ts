import { groupName } from "../../gitlab/groupNames.ts";
import type { Place } from "../helpers/place.ts";
import type { Statement } from "../helpers/policyDocument.ts";

/** An Auto Scaling group, known by its name before it exists. */
export interface NamedGroup {
  readonly stack: string;
  /** Such as `rails`. */
  readonly role: string;
  readonly place: Place;
}

/**
 * What the nodes of a group may do with it: complete its lifecycle hooks, and ask for more time.
 *
 * @param group whose nodes they are
 */
export function groupStatements({ stack, role, place }: NamedGroup): Statement[] {
  const { partition, region, accountId } = place;
  return [
    {
      Effect: "Allow",
      Action: ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"],
      // An id that only AWS knows is in the middle.
      Resource: `arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/${groupName(stack, role)}`,
    },
  ];
}
