import type { PolicyResource } from "./policyResource.ts";
import type { Reading } from "./reading.ts";
import type { Verdict } from "./verdict.ts";

/** Whether something holds; `undefined` while a value that decides it is not known. */
export type Holds = boolean | undefined;

/** Whether a value is as it has to be. */
export function holds(reading: Reading, test: (value: unknown) => boolean): Holds {
  return reading.isUnknown ? undefined : test(reading.value);
}

/** Whether all of several things hold. */
export function all(...parts: readonly Holds[]): Holds {
  return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
}

/** Whether one of several things holds. */
export function any(...parts: readonly Holds[]): Holds {
  return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
}

/**
 * Demands that one of several candidates holds, such as one statement of a bucket policy.
 *
 * @param resource the verdict names it
 * @param candidates whether each holds; none: it is broken
 * @param says what has to be
 * @param path of the input that should have it; empty for the resource as a whole
 */
export function judgeAny(resource: PolicyResource, candidates: readonly Holds[], says: string, path = ""): Verdict[] {
  if (candidates.includes(true)) return [];
  return [{ resource, path, kind: candidates.includes(undefined) ? "unknown" : "broken", says }];
}
