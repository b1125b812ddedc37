import type * as pulumi from "@pulumi/pulumi";
import { praefectPort } from "../../gitlab/portNumbers.ts";
import type { Alarm } from "../watching/alarm.ts";

/** What the alarm of each load balancer is called, and how it says who opens too many connections. */
const balancers = {
  frontDoor: {
    key: "connections",
    balancer: "The load balancer",
    remedy:
      "Find the client that opens too many in the front door's access logs (bucket access-logs), and remove it from allow.",
  },
  praefect: {
    key: "praefect-connections",
    balancer: "The load balancer in front of Praefect",
    remedy: `Find the node that opens too many: open a shell on each node of the application and each member of the cluster, and count: ss -Htn 'dport = :${String(praefectPort)}' | wc -l. Then restart GitLab there: gitlab-ctl restart.`,
  },
} as const;

/**
 * Alarm for a load balancer without free ports towards its targets.
 *
 * @param which one
 * @param loadBalancer the name that CloudWatch uses for it
 */
export function portsAlarm(which: keyof typeof balancers, loadBalancer: pulumi.Output<string>): Alarm {
  const { key, balancer, remedy } = balancers[which];
  return {
    key,
    alarmDescription: `${balancer} has no source port left for connections to the node, and drops connections: it has about 55,000 for each port of the node. ${remedy}`,
    namespace: "AWS/NetworkELB",
    metricName: "PortAllocationErrorCount",
    dimensions: { LoadBalancer: loadBalancer },
    statistic: "Sum",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    period: 300,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching", // no connections, no errors
  };
}
