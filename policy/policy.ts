import type { PolicyResource } from "./policyResource.ts";
import type { PolicyStack } from "./policyStack.ts";
import type { Verdict } from "./verdict.ts";

/** A rule about one resource. The engine asks it before the resource is made, so an `up` stops in time. */
export interface ResourcePolicy {
  readonly judges: "resource";
  /** Type tokens. */
  readonly types: readonly string[];
  readonly check: (resource: PolicyResource) => readonly Verdict[];
}

/** A rule about several resources together. The engine asks it at the end of a preview, and at the end of an `up`. */
export interface StackPolicy {
  readonly judges: "stack";
  readonly check: (stack: PolicyStack) => readonly Verdict[];
}

/** A rule: a pure function. What it is called, how strict it is and what to do stand in the pack. */
export type Policy = ResourcePolicy | StackPolicy;
