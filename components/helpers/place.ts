/**
 * Where a stack is deployed: ARNs and service principals are built from this. It is read from the provider, never
 * hard-coded.
 */
export interface Place {
  /** Twelve digits. */
  readonly accountId: string;
  /** `aws`, `aws-us-gov`, `aws-cn`, `aws-eusc`. */
  readonly partition: string;
  /** Such as `eu-central-1`. */
  readonly region: string;
  /** `amazonaws.com`, or the partition's own. */
  readonly dnsSuffix: string;
  /** ARN of the policy that limits every role; absent: nothing does. */
  readonly permissionsBoundary?: string;
}
