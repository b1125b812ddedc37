import { xml, type Play } from "./request.ts";

const answers: Readonly<Record<string, string>> = {
  DescribeInstanceRefreshes: "<InstanceRefreshes/>",
  DisableMetricsCollection: "",
  StartInstanceRefresh: "<InstanceRefreshId>1</InstanceRefreshId>",
};

/** Plays instance refreshes, and the end of metrics, which moto does not know (botocore's model of autoscaling, 2026-11). */
export const playAutoScaling: Play = ({ body }) => {
  const action = new URLSearchParams(body).get("Action") ?? "";
  const answer = answers[action];
  return answer === undefined ? undefined : xml(action, answer);
};
