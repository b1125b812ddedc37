import type { RateName } from "./knownPrices.ts";

/** How a product is found in AWS' price lists. */
export interface WantedProduct {
  /** Offer codes of the lists that may have it. */
  readonly services: readonly string[];
  /** Usage type without its region: `EUC1-NatGateway-Hours` is `NatGateway-Hours`. */
  readonly usageType: string;
  /** Product family, where the usage type alone would find other products, too. */
  readonly family?: string;
  /** Factors of the price, by unit, where the list has another unit. */
  readonly factors?: Readonly<Record<string, number>>;
}

/**
 * Where each rate is found. The usage types are those of bills and of the public price lists (read 2026-11 in programs
 * that use them). The zone is missing: Route 53 has one price for all regions.
 */
export const wantedProducts: Readonly<Partial<Record<RateName, WantedProduct>>> = {
  gp3GiBMonth: { services: ["AmazonEC2"], usageType: "EBS:VolumeUsage.gp3" },
  gp3IopsMonth: { services: ["AmazonEC2"], usageType: "EBS:VolumeP-IOPS.gp3" },
  gp3MiBpsMonth: {
    services: ["AmazonEC2"],
    usageType: "EBS:VolumeP-Throughput.gp3",
    factors: { "GiBps-mo": 1 / 1024, "MiBps-Mo": 1 },
  },
  snapshotGbMonth: { services: ["AmazonEC2"], usageType: "EBS:SnapshotUsage" },
  natGatewayHour: { services: ["AmazonEC2", "AmazonVPC"], usageType: "NatGateway-Hours" },
  natGatewayGb: { services: ["AmazonEC2", "AmazonVPC"], usageType: "NatGateway-Bytes" },
  nlbHour: { services: ["AWSELB"], usageType: "LoadBalancerUsage", family: "Load Balancer-Network" },
  nlbCapacityHour: { services: ["AWSELB"], usageType: "LCUUsage", family: "Load Balancer-Network" },
  interfaceEndpointHour: { services: ["AmazonVPC"], usageType: "VpcEndpoint-Hours", family: "VpcEndpoint" },
  publicIpv4Hour: { services: ["AmazonVPC"], usageType: "PublicIPv4:InUseAddress" },
  keyMonth: { services: ["awskms"], usageType: "KMS-Keys" },
  secretMonth: { services: ["AWSSecretsManager"], usageType: "AWSSecretsManager-Secrets" },
  alarmMonth: { services: ["AmazonCloudWatch"], usageType: "CW:AlarmMonitorUsage" },
  metricMonth: { services: ["AmazonCloudWatch"], usageType: "CW:MetricMonitorUsage" },
  logsIngestGb: { services: ["AmazonCloudWatch"], usageType: "DataProcessing-Bytes" },
  s3GbMonth: { services: ["AmazonS3"], usageType: "TimedStorage-ByteHrs" },
  internetOutGb: { services: ["AWSDataTransfer"], usageType: "DataTransfer-Out-Bytes" },
};

/** Every list that has to be read, that of instances first. */
export const services = [...new Set(Object.values(wantedProducts).flatMap((product) => product.services))];

/** The list that has instances. Every region has it. */
export const instanceService = "AmazonEC2";

/** Columns of a row about an instance: Linux, shared tenancy, nothing installed, running. */
export const instanceRow: Readonly<Record<string, string>> = {
  "Operating System": "Linux",
  Tenancy: "Shared",
  "Pre Installed S/W": "NA",
  CapacityStatus: "Used",
  "License Model": "No License required",
};
