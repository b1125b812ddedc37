import { cacheRow, databaseRow, instanceRow, offerCsv, rateRow } from "./offerServer.ts";

const network = { "Product Family": "Load Balancer-Network" };

/** Small lists with wanted rows, and with rows that must not be mistaken for them. */
export const offerLists = {
  AmazonEC2: offerCsv("AmazonEC2", "2026-11-18", [
    instanceRow("c7g.2xlarge", "0.3312000000"),
    instanceRow("c7g.2xlarge", "0.9", { "Operating System": "Windows" }),
    instanceRow("c7g.2xlarge", "0.8", { Tenancy: "Dedicated" }),
    instanceRow("c7g.2xlarge", "0.7", { TermType: "Reserved" }),
    instanceRow("c7g.2xlarge", "0.6", { CapacityStatus: "AllocatedCapacityReservation" }),
    instanceRow("c7g.2xlarge", "0.5", { "Pre Installed S/W": "SQL Std" }),
    instanceRow("c7g.2xlarge", "0.4", { usageType: "EUC1-UnusedBox:c7g.2xlarge" }),
    instanceRow("x99.huge", "9"),
    instanceRow("m7g.large", "0.0978", { usageType: "BoxUsage:m7g.large" }),
    instanceRow("m7g.xlarge", "0.1956"),
    instanceRow("m7g.xlarge", "0.1957"),
    rateRow("EUC1-EBS:VolumeUsage.gp3", "0.0952000000", "GB-Mo"),
    rateRow("EUC1-EBS:VolumeUsage.gp2", "0.119", "GB-Mo"),
    rateRow("EUC1-EBS:VolumeP-IOPS.gp3", "0.006", "IOPS-Mo"),
    rateRow("EUC1-EBS:VolumeP-Throughput.gp3", "48.7424", "GiBps-mo"),
    rateRow("EUC1-EBS:SnapshotUsage", "0.054", "GB-Mo"),
    rateRow("EUC1-NatGateway-Hours", "0.052", "Hrs"),
    rateRow("EUC1-RegionalNatGateway-Hours", "0.156", "Hrs"),
    rateRow("EUC1-NatGateway-Bytes", "0.052", "GB"),
  ]),
  AWSELB: offerCsv("AWSELB", "2026-10-02", [
    rateRow("EUC1-LoadBalancerUsage", "0.027", "Hrs", network),
    rateRow("EUC1-LoadBalancerUsage", "0.0324", "Hrs", { "Product Family": "Load Balancer-Application" }),
    rateRow("EUC1-LCUUsage", "0.006", "LCU-Hrs", network),
  ]),
  AmazonVPC: offerCsv("AmazonVPC", "2026-11-01", [
    rateRow("EUC1-VpcEndpoint-Hours", "0.012", "Hrs", { "Product Family": "VpcEndpoint" }),
    rateRow("EUC1-PublicIPv4:InUseAddress", "0.005", "Hrs"),
    rateRow("EUC1-PublicIPv4:InUseAddress", "0.004", "Hrs", { Currency: "CNY" }),
  ]),
  awskms: offerCsv("awskms", "2026-09-01", [rateRow("eu-central-1-KMS-Keys", "1.0000000000", "Keys")]),
  AWSSecretsManager: offerCsv("AWSSecretsManager", "2026-09-02", [
    rateRow("EUC1-AWSSecretsManager-Secrets", "0.4", "Secrets"),
    rateRow("EUC1-AWSSecretsManagerAPIRequest", "0.000005", "API Requests"),
  ]),
  AmazonCloudWatch: offerCsv("AmazonCloudWatch", "2026-09-03", [
    rateRow("EUC1-CW:AlarmMonitorUsage", "0.0000000000", "Alarms"),
    rateRow("EUC1-CW:AlarmMonitorUsage", "0.10", "Alarms"),
    rateRow("EUC1-CW:HighResAlarmMonitorUsage", "0.30", "Alarms"),
    rateRow("EUC1-CW:MetricMonitorUsage", "0.30", "Metrics"),
    rateRow("EUC1-CW:MetricMonitorUsage", "0.10", "Metrics", { StartingRange: "10000" }),
    rateRow("EUC1-DataProcessing-Bytes", "0.63", "GB"),
    rateRow("EUC1-TimedStorage-ByteHrs", "0.0324", "GB-Mo"),
  ]),
  AmazonRDS: offerCsv("AmazonRDS", "2026-11-11", [
    databaseRow("db.m6g.large", "0.189"),
    databaseRow("db.m6g.large", "0.378", {
      "Deployment Option": "Multi-AZ",
      usageType: "EUC1-Multi-AZUsage:db.m6g.large",
    }),
    databaseRow("db.m6g.large", "0.2", { "Database Engine": "MySQL" }),
    databaseRow("db.m6g.large", "0.1", { "Product Family": "Extended Support", usageType: "EUC1-ExtendedSupport:Yr1" }),
    databaseRow("db.m6g.xlarge", "0.5", { usageType: "EUC1-OutpostsInstanceUsage:db.m6g.xlarge" }),
    rateRow("EUC1-RDS:GP3-Storage", "0.137", "GB-Mo", { "Database Engine": "PostgreSQL" }),
    rateRow("EUC1-RDS:GP3-Storage", "0.14", "GB-Mo", { "Database Engine": "SQL Server" }),
    rateRow("EUC1-RDS:Multi-AZ-GP3-Storage", "0.274", "GB-Mo", { "Database Engine": "PostgreSQL" }),
    rateRow("EUC1-RDS:ChargedBackupUsage", "0.103", "GB-Mo", { "Database Engine": "Any" }),
  ]),
  AmazonElastiCache: offerCsv("AmazonElastiCache", "2026-11-12", [
    cacheRow("cache.m7g.large", "0.1504"),
    cacheRow("cache.m7g.large", "0.188", { "Cache Engine": "Redis" }),
    cacheRow("cache.m7g.large", "0.2", { "Location Type": "AWS Outposts", usageType: "EUC1-Outpost-NodeUsage:c" }),
    cacheRow("cache.m7g.large", "0.01", { usageType: "EUC1-ExtendedSupport:cache.m7g.large" }),
    rateRow("EUC1-ElastiCache:BackupUsage", "0.085", "GB-Mo"),
  ]),
  AmazonS3: offerCsv("AmazonS3", "2026-09-04", [
    rateRow("EUC1-TimedStorage-ByteHrs", "0.0245", "GB-Mo"),
    rateRow("EUC1-TimedStorage-ByteHrs", "0.0235", "GB-Mo", { StartingRange: "51200" }),
    rateRow("EUC1-TimedStorage-SIA-ByteHrs", "0.0135", "GB-Mo"),
    rateRow("EUC1-Requests-Tier1", "0.0000054000", "Requests"),
    rateRow("EUC1-Requests-Tier2", "0.0000004300", "Requests"),
    rateRow("EUC1-Requests-SIA-Tier1", "0.0000100000", "Requests"),
  ]),
  AWSDataTransfer: offerCsv("AWSDataTransfer", "2026-09-05", [
    rateRow("EUC1-DataTransfer-Out-Bytes", "0.09", "GB"),
    rateRow("EUC1-DataTransfer-Out-Bytes", "0.085", "GB", { StartingRange: "10240" }),
    rateRow("EUC1-DataTransfer-In-Bytes", "0.01", "GB"),
  ]),
};
