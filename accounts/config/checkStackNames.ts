import type { Complain } from "../../config/problem.ts";
import type { EnvironmentSettings } from "./accountSettings.ts";

/**
 * Refuses stacks of two environments of this account whose names contain each other between hyphens: names narrow what roles may
 * do (accounts/rights/names.ts), so `gitlab-*-prod-???????` and `gitlab-prod-*` also match what `eu-prod` and `prod-eu` have.
 *
 * @param environments of the account
 * @param complain is called for each problem
 */
export function checkStackNames(environments: readonly EnvironmentSettings[], complain: Complain): void {
  const stacks = environments
    .filter(({ hasRoles }) => hasRoles)
    .flatMap(({ name: environment, stacks: names }) => names.map((stack) => ({ environment, stack })));
  for (const { environment, stack } of stacks) {
    const other = stacks.find((one) => one.environment !== environment && reaches(one.stack, stack));
    if (!other) continue;
    complain(
      `environments.${environment}`,
      stack,
      `a stack whose name does not contain ${other.stack} between hyphens`,
      `The roles of environments.${other.environment} would reach it, because names narrow their rights. Rename one, or use another account.`,
    );
  }
}

/** The second name contains the first one, which may be a pattern such as `try-*`. */
function reaches(stack: string, other: string): boolean {
  const part = stack.endsWith("*") ? `-${stack.slice(0, -1)}` : `-${stack}-`;
  return `-${other}-`.includes(part);
}
