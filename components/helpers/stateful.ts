import type * as pulumi from "@pulumi/pulumi";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";

/**
 * The resource types that hold data, or without which data cannot be read. Protection, the plan and the policies follow
 * from this list.
 */
export const statefulTypes = [
  "aws:backup/vault:Vault",
  "aws:ebs/volume:Volume",
  "aws:kms/key:Key",
  "aws:s3/bucket:Bucket",
  "aws:secretsmanager/secret:Secret",
] as const;

/**
 * Options of a resource that holds data.
 *
 * @param protection on: Pulumi refuses to delete or replace it; lifted: it goes with the stack
 * @param opts further options
 */
export function stateful(
  protection: ProtectionSettings,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  return { ...opts, protect: protection.kind === "on" };
}
