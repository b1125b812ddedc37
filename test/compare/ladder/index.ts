import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { changes } from "./ladderChanges.ts";

const side = new pulumi.Config().require<"before" | "after">("side");

const classes: Readonly<Record<string, new (name: string, args: never) => pulumi.CustomResource>> = {
  "aws:autoscaling/group:Group": aws.autoscaling.Group,
  "aws:autoscaling/lifecycleHook:LifecycleHook": aws.autoscaling.LifecycleHook,
  "aws:autoscaling/policy:Policy": aws.autoscaling.Policy,
  "aws:ebs/volume:Volume": aws.ebs.Volume,
  "aws:ec2/launchTemplate:LaunchTemplate": aws.ec2.LaunchTemplate,
  "aws:ec2/tag:Tag": aws.ec2.Tag,
  "aws:s3/bucket:Bucket": aws.s3.Bucket,
  "aws:kms/key:Key": aws.kms.Key,
  "aws:secretsmanager/secret:Secret": aws.secretsmanager.Secret,
  "aws:backup/vault:Vault": aws.backup.Vault,
  "aws:elasticache/replicationGroup:ReplicationGroup": aws.elasticache.ReplicationGroup,
  "aws:rds/instance:Instance": aws.rds.Instance,
};

/** The names that Pulumi would make up are missing or too long here, and the provider is asked about all in one run. */
const physicalNames: Readonly<Record<string, (property: string) => Readonly<Record<string, unknown>>>> = {
  "aws:backup/vault:Vault": (property) => ({ name: `vault-${property}`.toLowerCase() }),
  "aws:elasticache/replicationGroup:ReplicationGroup": (property) => ({
    replicationGroupId: `group-${property}`.toLowerCase(),
  }),
};

for (const [type, properties] of Object.entries(changes)) {
  for (const [property, change] of Object.entries(properties)) {
    const make = classes[type];
    if (!make) throw new Error(`There is no class for ${type}.`);
    const name = `${type.split(":").at(-1) ?? ""}-${property}`.toLowerCase();
    const names = physicalNames[type]?.(property) ?? {};
    new make(name, { ...names, ...change.beside, [property]: change[side] } as never);
  }
}
