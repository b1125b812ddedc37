import { databaseClasses } from "../../config/databaseClasses.ts";
import { instanceTypes } from "../../config/instanceTypes.ts";
import type { RateName } from "./knownPrices.ts";

/** How a product is found in AWS' price lists. */
export interface WantedProduct {
  /** Offer codes of the lists that may have it. */
  readonly services: readonly string[];
  /** Usage type without its region: `EUC1-NatGateway-Hours` is `NatGateway-Hours`. */
  readonly usageType: string;
  /** Product family, where the usage type alone would find other products, too. */
  readonly family?: string;
  /** Values of columns that a row has to have, where the usage type has several prices. */
  readonly columns?: Readonly<Record<string, string>>;
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
  databaseGiBMonth: {
    services: ["AmazonRDS"],
    usageType: "RDS:GP3-Storage",
    columns: { "Database Engine": "PostgreSQL" },
  },
  databaseBackupGbMonth: { services: ["AmazonRDS"], usageType: "RDS:ChargedBackupUsage" },
  s3GbMonth: { services: ["AmazonS3"], usageType: "TimedStorage-ByteHrs" },
  internetOutGb: { services: ["AWSDataTransfer"], usageType: "DataTransfer-Out-Bytes" },
};

/** How the hours of machines are found in a price list. */
export interface WantedHours {
  /** Names of the types whose price is wanted. */
  readonly types: readonly string[];
  /** How the product family begins. */
  readonly family: string;
  /** What comes before the type in the usage type, as `BoxUsage` in `EUC1-BoxUsage:c7g.large`. */
  readonly usage: string;
  /** Values of columns of a row about one machine, on demand. */
  readonly columns: Readonly<Record<string, string>>;
}

/** The lists that have machines, by offer code. */
export const wantedHours: Readonly<Record<string, WantedHours>> = {
  // Linux, shared tenancy, nothing installed, running
  AmazonEC2: {
    types: instanceTypes.map(({ name }) => name),
    family: "Compute Instance",
    usage: "BoxUsage",
    columns: {
      "Operating System": "Linux",
      Tenancy: "Shared",
      "Pre Installed S/W": "NA",
      CapacityStatus: "Used",
      "License Model": "No License required",
    },
  },
  // in one zone; the copy in another zone costs the same again
  AmazonRDS: {
    types: databaseClasses.map(({ name }) => name),
    family: "Database Instance",
    usage: "InstanceUsage",
    columns: { "Database Engine": "PostgreSQL", "Deployment Option": "Single-AZ" },
  },
};

/** The list that every region has. */
export const firstService = "AmazonEC2";

/** Every list that has to be read, that one first. */
export const services = [
  ...new Set([
    firstService,
    ...Object.values(wantedProducts).flatMap((product) => product.services),
    ...Object.keys(wantedHours),
  ]),
];
