/** Path of every IAM role, user and policy that this project makes. No role of GitLab's own stacks may touch what is below it. */
export const iamPath = "/gitlab-accounts/";

/** What a pipeline does with an environment. Each has a role. */
export const jobKinds = ["preview", "drift", "apply"] as const;

/** `preview`: shows what a change would do. `drift`: compares state and reality. `apply`: changes reality. */
export type JobKind = (typeof jobKinds)[number];

/** The environment whose state is that of this project itself. No pipeline has a role in it. */
export const ownEnvironment = "accounts";

/** In names of buckets: the one with the log of every access to state. */
export const accessLogs = "access-logs";

/** Name of a role. It is constant, so that another account's policies can name the role before it exists. */
export function roleName(environment: string, kind: JobKind): string {
  return `${environment}-${kind}`;
}

/** Name of the role through which jobs enter, in an account that is not that of the environment's roles. */
export function entryName(environment: string, kind: JobKind): string {
  return `${roleName(environment, kind)}-entry`;
}

/** Where a name is: what ARNs are built from. */
interface Owner {
  readonly partition: string;
  readonly accountId: string;
}

/** ARN of a role of this project. */
export function roleArn({ partition, accountId }: Owner, name: string): string {
  return `arn:${partition}:iam::${accountId}:role${iamPath}${name}`;
}

/** Every role of this project in an account; `*` for any account. */
export function everyRole({ partition, accountId }: Owner): string {
  return roleArn({ partition, accountId }, "*");
}

/** ARN of a policy of this project. */
export function policyArn({ partition, accountId }: Owner, name: string): string {
  return `arn:${partition}:iam::${accountId}:policy${iamPath}${name}`;
}

/** Every policy of this project in an account. */
export function everyPolicy(owner: Owner): string {
  return policyArn(owner, "*");
}

/**
 * Name of the bucket with the state of an environment. Names of buckets are global, so it has the account's id. It is constant,
 * so that the commands of docs/accounts.md can be written down.
 */
export function stateBucketName(environment: string, accountId: string): string {
  return `gitlab-state-${environment}-${accountId}`;
}
