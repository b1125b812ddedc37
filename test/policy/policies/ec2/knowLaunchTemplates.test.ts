import { knowLaunchTemplates } from "../../../../policy/policies/ec2/knowLaunchTemplates.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const template = { type: "aws:ec2/launchTemplate:LaunchTemplate", name: "template" };
const starts = (type: string, input: string, refers: readonly string[] = []) => ({
  type,
  props: { [input]: { id: unknown } },
  refers: { [input]: refers },
});
const instance = "aws:ec2/instance:Instance";
const group = "aws:autoscaling/group:Group";
const says = "must name a template of this stack: no rule sees what others say";

describe("ec2-know-launch-templates", () => {
  policyCases(
    knowLaunchTemplates,
    [template, starts(instance, "launchTemplate", ["template"]), starts(group, "mixedInstancesPolicy", ["template"])],
    {
      "asks nothing of an instance without a template": [[{ type: instance }], []],
      "does not know the template of an instance": [
        [template, { type: instance, props: { launchTemplate: { id: "lt-1" } } }],
        [`it: launchTemplate ${says}`],
      ],
      "takes nothing else for a template": [
        [{ type: "aws:ssm/parameter:Parameter", name: "id" }, starts(instance, "launchTemplate", ["id"])],
        [`it: launchTemplate ${says}`],
      ],
      "does not know the template of a group": [[starts(group, "launchTemplate")], [`it: launchTemplate ${says}`]],
      "does not know those of a group of several types": [
        [starts(group, "mixedInstancesPolicy")],
        [`it: mixedInstancesPolicy ${says}`],
      ],
      "does not know those of a fleet": [
        [starts("aws:ec2/fleet:Fleet", "launchTemplateConfigs")],
        [`it: launchTemplateConfigs ${says}`],
      ],
    },
  );
});
