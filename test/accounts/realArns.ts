import type { Recording } from "../../tools/recorder/recording.ts";

/**
 * Puts ARNs of the right shape into a document that a recording has with references.
 *
 * @param text of the document
 * @param recording made with references
 */
export function realArns(text: unknown, { resources }: Recording): string {
  const provider = resources.find(({ type }) => type === "pulumi:providers:aws")!.inputs;
  const [accountId] = JSON.parse(String(provider.allowedAccountIds)) as [string];
  const oidc = resources.find(({ type }) => type.endsWith(":OpenIdConnectProvider"))?.inputs;
  const arns: Readonly<Record<string, (name: string) => string>> = {
    OpenIdConnectProvider: () => `arn:aws:iam::${accountId}:oidc-provider/${String(oidc?.url).replace("https://", "")}`,
    Bucket: (name) => `arn:aws:s3:::gitlab-${name}-${accountId}`,
    Key: (name) => `arn:aws:kms:eu-central-1:${accountId}:key/${name}`,
    Policy: (name) => `arn:aws:iam::${accountId}:policy/gitlab-accounts/${name}`,
    User: (name) => `arn:aws:iam::${accountId}:user/gitlab-accounts/${name}`,
  };
  return String(text).replaceAll(
    /‹(\w+) ([\w-]+)\.arn›/g,
    (all, type: string, name: string) => arns[type]?.(name) ?? all,
  );
}

/** The documents of a role in a recording: its trust, and its policies. */
export function documentsOf(
  recording: Recording,
  role: string,
): { readonly trust: unknown; readonly policies: unknown[] } {
  const made = recording.resources.find(({ type, name }) => type === "aws:iam/role:Role" && name === role)!;
  const policies = recording.resources.filter(
    ({ type, name }) => type === "aws:iam/policy:Policy" && name.startsWith(`${role}-`),
  );
  return {
    trust: JSON.parse(realArns(made.inputs.assumeRolePolicy, recording)),
    policies: policies.map(({ inputs }) => JSON.parse(realArns(inputs.policy, recording)) as unknown),
  };
}
