import { askBalancer } from "../../../../policy/policies/autoscaling/askBalancer.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const type = "aws:autoscaling/group:Group";
const group = (healthCheckType: unknown, others = {}) => ({ type, props: { maxSize: 3, healthCheckType, ...others } });
const behind = { targetGroupArns: [unknown] };
const says = 'it: healthCheckType must be "ELB": the group is behind a load balancer';

describe("autoscaling-ask-balancer", () => {
  policyCases(
    askBalancer,
    [
      group("ELB", behind),
      group("EC2"),
      group("EC2", { targetGroupArns: [] }),
      group("EC2", { ...behind, maxSize: 1 }),
    ],
    {
      "refuses the opinion of EC2 alone": [[group("EC2", behind)], [says]],
      "refuses what is not said: AWS' own default is EC2": [[group(undefined, behind)], [says]],
      "says what is not known yet": [[group(unknown, behind)], [`${says} (unknown)`]],
      "knows a load balancer of the first generation": [[group("EC2", { loadBalancers: ["classic"] })], [says]],
      "knows a group that is attached from outside": [
        [
          group("EC2"),
          {
            type: "aws:autoscaling/attachment:Attachment",
            name: "attachment",
            refers: { autoscalingGroupName: ["it"] },
          },
        ],
        [says],
      ],
    },
  );
});
