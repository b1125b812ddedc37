import type { ReportViolation } from "@pulumi/policy";
import type { Finding } from "../finding.ts";

/**
 * The second form of `ReportViolation`. The SDK has it since 1.18 (pulumi-policy#424) and keeps it out of its types. It is the
 * only way to report something advisory within a mandatory policy.
 */
type ReportWithLevel = (violation: {
  readonly message: string;
  readonly urn: string;
  readonly enforcementLevel: "advisory";
}) => void;

/**
 * Reports a finding to the engine. What cannot be judged yet is advisory, whatever the level of the policy is; anything else
 * has the level of the policy, which `--policy-pack-config` may have changed.
 *
 * @param report of the policy, as the SDK gives it
 * @param description of the policy; the SDK puts it above the message
 * @param finding what to report
 */
export function reportFinding(report: ReportViolation, description: string, finding: Finding): void {
  const { kind, resource, message, todo } = finding;
  const text = `${resource.name}: ${message}. ${todo}`;
  if (kind === "broken") report(text, resource.urn);
  else
    (report as ReportViolation & ReportWithLevel)({
      message: `${description}\n${text}`,
      urn: resource.urn,
      enforcementLevel: "advisory",
    });
}
