import type { StackPolicy } from "../../policy.ts";
import { guardedInputs } from "../../protection/guardedInputs.ts";
import { broken } from "../../verdict.ts";

/** An edit of the stack file cannot replace network, security groups and load balancers: they ignore it, or are protected. */
export const requireGuardedFoundation: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.ofType(...Object.keys(guardedInputs)).flatMap((resource) => {
      if (resource.options.protect) return [];
      return (guardedInputs[resource.type] ?? [])
        .filter((input) => !resource.options.ignoreChanges.includes(input))
        .map((input) => broken(resource, "must be in ignoreChanges, or the resource protected", input));
    }),
};
