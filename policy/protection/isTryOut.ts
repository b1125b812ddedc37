import type { PolicyStack } from "../policyStack.ts";

/**
 * Whether a stack is for trying things out: it protects nothing at all, so it says itself that it may go. A stack that protects
 * one thing is to last, and what it does not protect was forgotten. Rules about protection ask this, so that a try-out needs
 * no exception for each of its resources; one advisory rule names it.
 *
 * @param stack what a program registered
 */
export function isTryOut(stack: PolicyStack): boolean {
  return !stack.resources.some(({ options }) => options.protect);
}
