import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { stateful } from "../helpers/stateful.ts";

/** Arguments of {@link keptSecret}. */
export interface KeptSecretArgs {
  /** What is in it, shown in the console. */
  readonly description: string;
  /** Key that encrypts the value. */
  readonly keyArn: pulumi.Input<string>;
  readonly protection: ProtectionSettings;
}

/**
 * Days in which a deleted secret can be restored: the most that Secrets Manager allows. Its name stays taken meanwhile, so
 * Pulumi generates the names.
 */
const recoveryWindowInDays = 30;

/**
 * Creates a secret without a value.
 *
 * @param name logical name
 * @param args what it is, and its key
 * @param opts with the parent
 */
export function keptSecret(
  name: string,
  { description, keyArn, protection }: KeptSecretArgs,
  opts: pulumi.CustomResourceOptions,
): aws.secretsmanager.Secret {
  return new aws.secretsmanager.Secret(
    name,
    { description, kmsKeyId: keyArn, recoveryWindowInDays },
    stateful(protection, opts),
  );
}
