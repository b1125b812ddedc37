import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, judge } from "../../verdict.ts";

/** A tag that is a resource of its own. */
const tagType = "aws:autoscaling/tag:Tag";

/** What a group launches has the group's tags. The provider's default tags reach the group only. */
export const propagateTags: ResourcePolicy = {
  judges: "resource",
  types: ["aws:autoscaling/group:Group", tagType],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const isPassedOn = (tag: Reading) => judge(resource, tag.at("propagateAtLaunch"), isOn, "must be true");
    if (resource.type === tagType) return isPassedOn(inputs.at("tag"));
    const tags = inputs.at("tags");
    if (tags.items.length === 0) return [broken(resource, "must have at least one tag", "tags")];
    return tags.items.flatMap(isPassedOn);
  },
};
