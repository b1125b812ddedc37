import type { Complain } from "../problem.ts";
import { partitionOf } from "../regions.ts";

/**
 * An ARN of a policy, which may be below a path (IAM API reference, Policy: `PolicyName`, and IAM user guide, IDs and ARNs,
 * 2026-11).
 */
const policyArn = /^arn:(aws[a-z-]*):iam::(\d{12}):policy\/[\w+=,.@/-]{1,640}$/;

/**
 * Checks the policy that limits every role of the stack. IAM accepts only a policy of the role's own account here, or one
 * of AWS, which nobody could fit to this program.
 *
 * @param said what the stack file says
 * @param region the stack's region
 * @param complain is called for each problem
 */
export function checkBoundary(
  said: { readonly permissionsBoundary: string; readonly allowedAccountIds: readonly string[] },
  region: string,
  complain: Complain,
): void {
  const { permissionsBoundary: arn, allowedAccountIds } = said;
  if (arn === "") return;
  const [, partition, account = ""] = policyArn.exec(arn) ?? [];
  const own = partitionOf.get(region) ?? "aws";
  const fix = "Copy the output permissionsBoundary of accounts/ for this environment.";
  if (partition !== own) {
    complain("permissionsBoundary", arn, `the ARN of a policy, such as arn:${own}:iam::ACCOUNT:policy/NAME`, fix);
  } else if (allowedAccountIds.length > 0 && !allowedAccountIds.includes(account)) {
    complain("permissionsBoundary", arn, "a policy of an account of allowedAccountIds", fix);
  }
}
