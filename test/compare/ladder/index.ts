import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { changes } from "./ladderChanges.ts";

const side = new pulumi.Config().require<"before" | "after">("side");

const classes: Readonly<Record<string, new (name: string, args: never) => pulumi.CustomResource>> = {
  "aws:ebs/volume:Volume": aws.ebs.Volume,
  "aws:s3/bucket:Bucket": aws.s3.Bucket,
  "aws:kms/key:Key": aws.kms.Key,
  "aws:secretsmanager/secret:Secret": aws.secretsmanager.Secret,
  "aws:backup/vault:Vault": aws.backup.Vault,
  "aws:rds/instance:Instance": aws.rds.Instance,
};

for (const [type, properties] of Object.entries(changes)) {
  for (const [property, change] of Object.entries(properties)) {
    const make = classes[type];
    if (!make) throw new Error(`There is no class for ${type}.`);
    const name = `${type.split(":").at(-1) ?? ""}-${property}`.toLowerCase();
    // Physical names must differ: the provider is asked about all of them in one run.
    const named =
      type === "aws:backup/vault:Vault" && property !== "name" ? { name } : ({} as Readonly<Record<string, unknown>>);
    new make(name, { ...named, ...change.beside, [property]: change[side] } as never);
  }
}
