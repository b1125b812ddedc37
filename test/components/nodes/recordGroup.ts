import type { GroupPlan } from "../../../config/decisions/groupPlan.ts";
import { NodeGroup, type NodeGroupArgs } from "../../../components/nodes/nodeGroup.ts";
import * as aws from "@pulumi/aws";
import { record } from "../../../tools/recorder.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";

/** Three to six Rails nodes. */
export const plan: GroupPlan = {
  role: "rails",
  instanceType: "c7g.2xlarge",
  rootVolumeGiB: 40,
  min: 3,
  max: 6,
  surge: 1,
  drainSeconds: 900,
  launchSeconds: 1200,
};

/** Records a group that comes after a listener. */
export const recordGroup = (
  change: Partial<NodeGroupArgs> = {},
  computed: "standIns" | "references" = "standIns",
): Promise<Recording> =>
  record(
    () => {
      const listener = new aws.lb.Listener("listener", { loadBalancerArn: "arn:test:lb", defaultActions: [] });
      const { groupName, template } = new NodeGroup("gitlab-nodes-rails", {
        stack: "prod",
        plan,
        amiId: "ami-1",
        subnetIds: ["subnet-1", "subnet-2"],
        securityGroupId: "sg-1",
        instanceProfileName: "profile",
        keyArn: "arn:test:volumes",
        userData: "#!/bin/bash\n",
        targetGroupArns: ["arn:test:web", "arn:test:ssh"],
        tags: { "gitlab:stack": "prod", "cost-center": "42" },
        after: [listener],
        wait: true,
        ...change,
      });
      return { groupName, template };
    },
    { computed },
  );
