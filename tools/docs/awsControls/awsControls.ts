import { accountControls } from "./accountControls.ts";
import type { AwsControl } from "./awsControl.ts";
import { balancerControls } from "./balancerControls.ts";
import { cacheControls } from "./cacheControls.ts";
import { databaseControls } from "./databaseControls.ts";
import { identityControls } from "./identityControls.ts";
import { machineControls } from "./machineControls.ts";
import { networkControls } from "./networkControls.ts";
import { serviceControls } from "./serviceControls.ts";
import { storageControls } from "./storageControls.ts";

/** Every control by its part of AWS, in the order of docs/controls.md. A test fails for a row that nothing answers. */
export const awsControls: Readonly<Record<string, readonly AwsControl[]>> = {
  "Auto Scaling, EC2 and EBS": machineControls,
  "Networks and security groups": networkControls,
  "Load balancers": balancerControls,
  RDS: databaseControls,
  ElastiCache: cacheControls,
  S3: storageControls,
  "IAM and KMS": identityControls,
  "Secrets Manager, Systems Manager, CloudWatch, SNS, Backup": serviceControls,
  "DNS, certificates, images, the account": accountControls,
};
