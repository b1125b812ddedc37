import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, judge } from "../../verdict.ts";

/** What a group launches has the group's tags. The provider's default tags reach the group only. */
export const propagateTags: ResourcePolicy = {
  judges: "resource",
  types: ["aws:autoscaling/group:Group"],
  check: (resource) => {
    const tags = Reading.of(resource.props).at("tags");
    if (tags.items.length === 0) return [broken(resource, "must have at least one tag", "tags")];
    return tags.items.flatMap((tag) => judge(resource, tag.at("propagateAtLaunch"), isOn, "must be true"));
  },
};
