import type { Finding } from "./finding.ts";
import { findingOf } from "./findingOf.ts";
import type { PackedPolicy } from "./packedPolicy.ts";
import type { PolicyResource } from "./policyResource.ts";
import { PolicyStack } from "./policyStack.ts";

/**
 * Judges everything that a program registered by every policy.
 *
 * @param pack the policies
 * @param resources in the order of registration
 * @returns findings in the order of the pack; exceptions are not regarded
 */
export function judgePack(pack: readonly PackedPolicy[], resources: readonly PolicyResource[]): Finding[] {
  const stack = new PolicyStack(resources);
  return pack.flatMap((packed) => {
    const { policy } = packed;
    const verdicts =
      policy.judges === "stack"
        ? policy.check(stack)
        : stack.ofType(...policy.types).flatMap((resource) => policy.check(resource));
    return verdicts.map((verdict) => findingOf(packed, verdict));
  });
}
