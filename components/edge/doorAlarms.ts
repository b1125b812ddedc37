import type * as pulumi from "@pulumi/pulumi";
import type { Alarm } from "../watching/alarm.ts";
import type { Door } from "./doors.ts";

/** The names that CloudWatch uses for a load balancer and the target group of each of its doors. */
export interface WatchedDoors {
  readonly loadBalancer: pulumi.Output<string>;
  readonly groups: readonly { readonly door: Door; readonly arnSuffix: pulumi.Output<string> }[];
}

/**
 * Alarms for doors that lead to nothing healthy.
 *
 * @param watched a load balancer and its doors
 */
export function doorAlarms({ loadBalancer, groups }: WatchedDoors): Alarm[] {
  return groups.map(({ door, arnSuffix }) => ({
    key: `${door.name}-health`,
    alarmDescription: `No healthy target answers behind the door ${door.name}. ${door.remedy}`,
    namespace: "AWS/NetworkELB",
    metricName: "HealthyHostCount",
    dimensions: { LoadBalancer: loadBalancer, TargetGroup: arnSuffix },
    statistic: "Maximum", // over the zones: a zone without a node may always report zero
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    period: 60,
    evaluationPeriods: 5,
    treatMissingData: "breaching",
  }));
}

/** Minutes that a target may be gone: a node that restarts, or gets a new version, is back by then. */
const goneMinutes = 15;

/**
 * Alarms for targets that do not answer while others do, for doors behind which no group replaces nodes.
 *
 * @param watched a load balancer and its doors
 */
export function targetAlarms({ loadBalancer, groups }: WatchedDoors): Alarm[] {
  return groups.map(({ door, arnSuffix }) => ({
    key: `${door.name}-targets`,
    alarmDescription: `A target behind the door ${door.name} has not answered for ${String(goneMinutes)} minutes: the others serve without it. EC2, Target Groups, shows which one. ${door.remedy}`,
    namespace: "AWS/NetworkELB",
    metricName: "UnHealthyHostCount",
    dimensions: { LoadBalancer: loadBalancer, TargetGroup: arnSuffix },
    statistic: "Maximum",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    period: 60,
    evaluationPeriods: goneMinutes,
    treatMissingData: "missing", // the alarm for a door that leads to nothing covers silence
  }));
}

/** Days before the certificate expires. ACM renews 60 days before that. */
const certificateDays = 21;

/**
 * Alarm for the expiry of the certificate.
 *
 * @param certificateArn from ACM, created here or given
 */
export function certificateAlarm(certificateArn: pulumi.Output<string>): Alarm {
  return {
    key: "certificate",
    alarmDescription: `The certificate expires in less than ${String(certificateDays)} days. ACM renews it automatically if its validation records exist: open the certificate in ACM, and create the missing records. If it was imported, import a new one.`,
    namespace: "AWS/CertificateManager",
    metricName: "DaysToExpiry",
    dimensions: { CertificateArn: certificateArn },
    statistic: "Minimum",
    comparisonOperator: "LessThanThreshold",
    threshold: certificateDays,
    period: 86_400,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching", // ACM publishes twice a day
  };
}
