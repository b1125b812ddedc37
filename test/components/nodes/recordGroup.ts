import type { GroupPlan } from "../../../config/decisions/groupPlan.ts";
import { NodeGroup, type NodeGroupArgs } from "../../../components/nodes/nodeGroup.ts";
import { nodeTemplate, type NodeTemplateArgs } from "../../../components/nodes/nodeTemplate.ts";
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

/** Tags as a template has them. */
export const tags = {
  "gitlab:stack": "prod",
  "cost-center": "42",
  Name: "gitlab-prod rails",
  "gitlab:node": "rails",
};

/** What differs from the usual template and group. */
export type GroupChange = Partial<NodeGroupArgs & NodeTemplateArgs>;

/** Records a template, and a group that comes after a listener. */
export const recordGroup = (
  change: GroupChange = {},
  computed: "standIns" | "references" = "standIns",
): Promise<Recording> =>
  record(
    () => {
      const listener = new aws.lb.Listener("listener", { loadBalancerArn: "arn:test:lb", defaultActions: [] });
      const { id, latestVersion } = nodeTemplate(
        "gitlab-nodes-rails",
        {
          plan,
          amiId: "ami-1",
          securityGroupId: "sg-1",
          instanceProfileName: "profile",
          keyArn: "arn:test:volumes",
          userData: "#!/bin/bash\n",
          tags,
          ...change,
        },
        {},
      );
      const { groupName } = new NodeGroup("gitlab-nodes-rails", {
        stack: "prod",
        plan,
        template: { id, version: latestVersion.apply(String) },
        subnetIds: ["subnet-1", "subnet-2"],
        targetGroupArns: ["arn:test:web", "arn:test:ssh"],
        tags,
        after: [listener],
        wait: true,
        ...change,
      });
      return { groupName };
    },
    { computed },
  );
