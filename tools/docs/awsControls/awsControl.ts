/** A test that proves what no policy can judge. */
export interface Proof {
  readonly file: string;
  /** As the test has it. */
  readonly title: string;
}

/**
 * A row of the controls that a reviewer of a stack on AWS checks, with this project's answer.
 *
 * Ids and meanings are those of the AWS Foundational Security Best Practices as turbot/steampipe-mod-aws-compliance (2025-12-06) and
 * prowler (2026-08-21) list them, of the CIS AWS Foundations Benchmark v7.0 as prowler lists it, and of checkov
 * (2026-08-20), collected on 2026-11-20. The meanings are in our own words. The sources do not have controls that AWS added in 2026.
 */
export interface AwsControl {
  /** Ids of AWS Security Hub; empty where only others ask for it. A policy answers those that its frameworks name. */
  readonly ids: readonly string[];
  /** Numbers of the CIS benchmark. */
  readonly cis: readonly string[];
  /** Ids of checkov, as a list for readers. */
  readonly checkov: string;
  readonly meaning: string;
  /** `must`; `option`: a matter of cost or use; `n/a`: nothing of this project's kind. */
  readonly fit: "must" | "option" | "n/a";
  /** Names of policies that answer it without naming one of its ids. */
  readonly policies?: readonly string[];
  readonly proofs?: readonly Proof[];
  /** What else there is to say: why nothing can judge it, or what this project does. */
  readonly why?: string;
}
