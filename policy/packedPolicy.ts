import type { Policy } from "./policy.ts";

/**
 * A document that asks for a policy, with the id of the control or the title of the page: `FSBP EC2.8`. FSBP: AWS Foundational
 * Security Best Practices. CIS: CIS AWS Foundations Benchmark v7.0. GitLab: GitLab's own documentation.
 */
export type Framework = `${"FSBP" | "CIS" | "GitLab" | "AWS"} ${string}`;

/** A policy, and everything about it that is not the rule itself. */
export interface PackedPolicy {
  /** Identity in reports and exceptions: `service-verb-what`. Names that begin with `gitlab-` are about GitLab itself. */
  readonly name: string;
  readonly policy: Policy;
  /** `mandatory` ends a plan with exit code 3 and stops `preview` and `up`; `advisory` is reported only. */
  readonly level: "mandatory" | "advisory";
  readonly severity: "low" | "medium" | "high" | "critical";
  /** What it asks for, as one sentence. */
  readonly description: string;
  /** What to do about a finding, as one sentence. */
  readonly todo: string;
  readonly frameworks: readonly Framework[];
}
