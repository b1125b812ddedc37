import type { SecretArgs } from "@pulumi/aws/secretsmanager/index.js";
import * as secretsmanager from "@pulumi/aws/secretsmanager/index.js";
import type { CustomResourceOptions } from "@pulumi/pulumi";

const { Secret } = secretsmanager;

const [former, present] = ["gitlab-secrets-root-password", "gitlab-secrets-first-password"];

/**
 * Gives a secret another logical name. No transform can do that, so the program gets another class from the SDK.
 *
 * @param options additional ones
 */
export function renameSecret(options: CustomResourceOptions = {}): void {
  class Renamed extends Secret {
    constructor(name: string, args?: SecretArgs, opts?: CustomResourceOptions) {
      if (name === former) super(present, args, { ...opts, ...options });
      else super(name, args, opts);
    }
  }
  const { default: sdk } = secretsmanager as unknown as { readonly default: object };
  Object.defineProperty(sdk, "Secret", { value: Renamed });
}

/** Its former name. */
export const formerly: CustomResourceOptions = { aliases: [{ name: former }] };
