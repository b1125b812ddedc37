/** Whose rights they are: one environment in one account. Plain values, so that a test can judge the result. */
export interface RightsSubject {
  /** `aws`, `aws-us-gov`, `aws-cn`, `aws-eusc`. */
  readonly partition: string;
  /** Twelve digits. */
  readonly accountId: string;
  /** Region of the main program's stacks. */
  readonly region: string;
  /** Region of `backup.copyRegion` of the stack file; absent: nothing is copied. */
  readonly copyRegion?: string;
  /** Name of the environment, such as `prod`. */
  readonly environment: string;
  /**
   * Names of the main program's stacks that it deploys, or patterns such as `try-*`; absent: one stack, called like the
   * environment. In one account no name may end with a hyphen and the name of another: physical names have the stack's name
   * between hyphens.
   */
  readonly stacks?: readonly string[];
  /**
   * Names whose DNS records it may write, with all names below; absent: those of every zone in the account. Names in the private
   * zones of its nodes are always among them.
   */
  readonly domains?: readonly string[];
  /** Names below `domains` that it may not write, with all names below. */
  readonly foreignDomains?: readonly string[];
  /** Bucket with the environment's state. */
  readonly stateBucketArn: string;
  /** Key of that state, and of the secrets in it. */
  readonly stateKeyArn: string;
  /** The policy that limits every role that the apply role creates. */
  readonly boundaryArn: string;
  /** ARNs of the IAM roles and policies that accounts/ makes, patterns allowed: no deployment may touch them. */
  readonly guardedArns: readonly string[];
}
