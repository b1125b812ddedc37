/** What a failure of the engine looks like, and what to do about it. */
interface Known {
  readonly pattern: RegExp;
  readonly says: (stack: string) => string;
}

/** Messages of Pulumi 3.260.0 (pkg/backend/diy/lock.go, pkg/resource/deploy/plan.go) and of AWS STS, S3 and KMS (API references, 2026-11). */
const known: readonly Known[] = [
  {
    pattern: /the stack is currently locked by/,
    says: (stack) =>
      `Another run changes ${stack}, or one was cut off: the lines above say which machine holds the lock, and since when. If its job still runs, wait for it. If it is gone, run pulumi cancel --stack ${stack}, which removes the lock, and go on as docs/pipeline.md says ("A run was cut off").`,
  },
  {
    pattern: /ExpiredToken|InvalidIdentityToken|token (?:included in the request )?is expired|has expired/i,
    says: () =>
      "The job's token is no longer valid: it lives as long as the timeout of its job, or five minutes for a job without one. Start the job again. If it fails at once, AWS does not know this GitLab, or not this audience: compare the issuer in accounts/ with its URL, and, where gitlab.providerArn names a provider of yours, gitlab.audience with its client ids.",
  },
  {
    pattern: /AssumeRoleWithWebIdentity[^]*(?:AccessDenied|Not authorized)/,
    says: () =>
      "AWS does not give this job its role. Its trust names project, branch and audience (accounts/): is this the default branch, is it protected, and were the project's settings set (npm run project-settings)?",
  },
  {
    pattern: /not authorized to perform: sts:AssumeRole\b/,
    says: () =>
      "AWS does not let this job enter its role. With static keys their last day may be over (static_keys_until of the include); with an entry role, or none any more, the include and accounts/ have to name the same (docs/accounts.md).",
  },
  {
    pattern: /AccessDenied[^]*iam:(?:CreateRole|PutRolePolicy|AttachRolePolicy)\b/,
    says: (stack) =>
      `The apply role makes and changes roles only with the permissions boundary of its environment: set gitlab:permissionsBoundary in Pulumi.${stack}.yaml to the output permissionsBoundary of accounts/. If it is that, a right is missing, which belongs to accounts/, and is deployed there first.`,
  },
  {
    pattern: /AccessDenied|not authorized to perform/,
    says: () =>
      "The role of this job may not do that. If the change needs a new right, it belongs to accounts/, and is deployed there first.",
  },
];

/**
 * What to do about a failed run of the engine, as a sentence; `undefined` where its own message says it all.
 *
 * @param said what it printed
 * @param stack name of the stack
 */
export function wayOn(said: string, stack: string): string | undefined {
  return known.find(({ pattern }) => pattern.test(said))?.says(stack);
}
