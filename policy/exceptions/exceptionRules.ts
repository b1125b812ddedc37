import type { PackedPolicy } from "../packedPolicy.ts";

/** A rule about exceptions themselves. It judges no resource, so it is no policy, and it cannot be excepted. */
export type ExceptionRule = Omit<PackedPolicy, "policy">;

/** What is asked of exceptions, by what is wrong with one. */
export const exceptionRules = {
  past: {
    name: "exceptions-not-past",
    level: "mandatory",
    severity: "high",
    description: "No exception is past its last day.",
    todo: "Do what the policy asks for and delete the exception, or have a later day approved.",
    frameworks: [],
  },
  unused: {
    name: "exceptions-needed",
    level: "mandatory",
    severity: "medium",
    description: "Every exception covers a finding.",
    todo: "Delete the exception.",
    frameworks: [],
  },
  ending: {
    name: "exceptions-ending",
    level: "advisory",
    severity: "low",
    description: "An exception that ends within 14 days is announced.",
    todo: "Do what the policy asks for and delete the exception, or have a later day approved.",
    frameworks: [],
  },
} as const satisfies Readonly<Record<string, ExceptionRule>>;
