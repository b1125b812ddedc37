import type { Finding } from "../finding.ts";
import type { Exception } from "./exception.ts";

/**
 * The exception that a finding falls under; absent: it has none, or not any more.
 *
 * @param exceptions of the stack
 * @param finding of the pack
 * @param today in UTC, as `2026-12-31`
 */
export function exceptionFor(
  exceptions: readonly Exception[],
  { policy, resource }: Pick<Finding, "policy" | "resource">,
  today: string,
): Exception | undefined {
  return exceptions.find((one) => one.policy === policy && one.resource === resource.name && today <= one.lastDay);
}
