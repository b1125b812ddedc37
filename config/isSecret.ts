import * as pulumi from "@pulumi/pulumi";

/** The SDK has this function but omits it from its types (@pulumi/pulumi 3.270.0, runtime/config.js). */
const runtime = pulumi.runtime as unknown as { readonly isConfigSecret: (key: string) => boolean };

/**
 * Whether a value of the stack file is encrypted.
 *
 * @param key full key, such as `gitlab:smtpPassword` in a project named gitlab
 */
export function isSecret(key: string): boolean {
  return runtime.isConfigSecret(key);
}
