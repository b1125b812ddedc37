import { cacheNodeTypes } from "../../config/cacheNodeTypes.ts";
import { databaseClasses } from "../../config/databaseClasses.ts";
import { instanceTypes } from "../../config/instanceTypes.ts";
import type { RateName } from "./knownPrices.ts";

/** How to find a product in AWS' price lists. */
export interface WantedProduct {
  /** Offer codes of the lists that may have it. */
  readonly services: readonly string[];
  /** Usage type without its region: `EUC1-NatGateway-Hours` is `NatGateway-Hours`. */
  readonly usageType: string;
  /** Product family, if the usage type alone also matches other products. */
  readonly family?: string;
  /** Column values that a row must have, if the usage type has several prices. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Factors for the price by unit, if the list uses another unit. */
  readonly factors?: Readonly<Record<string, number>>;
}

/**
 * The product of each rate. The usage types are those of bills and of the public price lists (from programs that use
 * them, 2026-11). The hosted zone is missing, because Route 53 has one price for all regions, and so is traffic between zones,
 * whose rows have the usage type of other traffic as well.
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
  logsStorageGbMonth: { services: ["AmazonCloudWatch"], usageType: "TimedStorage-ByteHrs" },
  databaseGiBMonth: {
    services: ["AmazonRDS"],
    usageType: "RDS:GP3-Storage",
    columns: { "Database Engine": "PostgreSQL" },
  },
  databaseBackupGbMonth: { services: ["AmazonRDS"], usageType: "RDS:ChargedBackupUsage" },
  cacheBackupGbMonth: { services: ["AmazonElastiCache"], usageType: "ElastiCache:BackupUsage" },
  s3GbMonth: { services: ["AmazonS3"], usageType: "TimedStorage-ByteHrs" },
  s3WriteThousand: { services: ["AmazonS3"], usageType: "Requests-Tier1", factors: { Requests: 1000 } },
  s3ReadThousand: { services: ["AmazonS3"], usageType: "Requests-Tier2", factors: { Requests: 1000 } },
  internetOutGb: { services: ["AWSDataTransfer"], usageType: "DataTransfer-Out-Bytes" },
};

/** How to find the hourly prices of machines in a price list. */
export interface WantedHours {
  /** Types whose prices are wanted. */
  readonly types: readonly string[];
  /** Beginning of the product family. */
  readonly family: string;
  /** The part of the usage type before the machine type: `BoxUsage` in `EUC1-BoxUsage:c7g.large`. */
  readonly usage: string;
  /** Column values of a row about one machine, on demand. */
  readonly columns: Readonly<Record<string, string>>;
}

/** The lists with prices of machines, by offer code. */
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
  // one node
  AmazonElastiCache: {
    types: cacheNodeTypes.map(({ name }) => name),
    family: "Cache Instance",
    usage: "NodeUsage",
    columns: { "Cache Engine": "Valkey", "Location Type": "AWS Region" },
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
