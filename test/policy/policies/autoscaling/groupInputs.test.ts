import { propagateTags } from "../../../../policy/policies/autoscaling/propagateTags.ts";
import { useLaunchTemplates } from "../../../../policy/policies/autoscaling/useLaunchTemplates.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const group = (props = {}) => [{ type: "aws:autoscaling/group:Group", props }];
const tag = (propagateAtLaunch: unknown) => ({ key: "Name", value: "it", propagateAtLaunch });

describe("autoscaling-use-launch-templates", () => {
  policyCases(useLaunchTemplates, group({ launchTemplate: { id: unknown } }), {
    "refuses a launch configuration": [
      [{ type: "aws:ec2/launchConfiguration:LaunchConfiguration" }],
      ["it: must be a launch template"],
    ],
    "refuses a group that names one, wherever it is from": [
      group({ launchConfiguration: unknown }),
      ["it: launchConfiguration must be absent: name a launch template"],
    ],
  });
});

describe("autoscaling-propagate-tags", () => {
  policyCases(propagateTags, group({ tags: [tag(true)] }), {
    "refuses a tag that stays on the group": [
      group({ tags: [tag(true), tag(false)] }),
      ["it: tags[1].propagateAtLaunch must be true"],
    ],
    "refuses one that is a resource": [
      [{ type: "aws:autoscaling/tag:Tag", props: { tag: tag(false) } }],
      ["it: tag.propagateAtLaunch must be true"],
    ],
    "refuses a group without tags": [group(), ["it: tags must have at least one tag"]],
    "says what is not known yet": [
      group({ tags: [tag(unknown)] }),
      ["it: tags[0].propagateAtLaunch must be true (unknown)"],
    ],
  });
});
