import { xml, type AwsAnswer, type AwsRequest } from "./request.ts";

/**
 * Plays instance refreshes, and the end of metrics, which moto does not know (botocore's model of autoscaling, 2026-11).
 *
 * @param request of the provider
 */
export function playAutoScaling({ body }: AwsRequest): AwsAnswer | undefined {
  const action = new URLSearchParams(body).get("Action") ?? "";
  if (action === "StartInstanceRefresh") return xml(action, "<InstanceRefreshId>1</InstanceRefreshId>");
  if (action === "DisableMetricsCollection") return xml(action, "");
  if (action === "DescribeInstanceRefreshes") return xml(action, "<InstanceRefreshes/>");
  return undefined;
}
