import type { PolicyResource } from "./policyResource.ts";
import { Reading } from "./reading.ts";

/**
 * What a policy has against a resource. It never holds a value of an input: the SDK hands secrets over in plain text, and a
 * verdict ends in comments, reports and logs.
 */
export interface Verdict {
  readonly resource: Pick<PolicyResource, "urn" | "type" | "name">;
  /** The input, such as `metadataOptions.httpTokens`; empty for the resource as a whole. */
  readonly path: string;
  /** `broken`: it breaks the policy. `unknown`: the input is not known before deployment, so nobody can say. */
  readonly kind: "broken" | "unknown";
  /** What is wrong, as the rest of a sentence that begins with the resource and the path: `must be "required"`. */
  readonly says: string;
}

/**
 * Judges one value.
 *
 * @param resource the verdict names it
 * @param reading the value
 * @param holds tells whether a known value is as it has to be; it sees `undefined` where nothing is said
 * @param says what has to be, without the value: `must be "required"`
 * @returns nothing where the value is right
 */
export function judge(
  resource: PolicyResource,
  reading: Reading,
  holds: (value: unknown) => boolean,
  says: string,
): Verdict[] {
  if (reading.isUnknown) return [{ resource, path: reading.path, kind: "unknown", says }];
  return holds(reading.value) ? [] : [{ resource, path: reading.path, kind: "broken", says }];
}

/**
 * Judges one input of a resource.
 *
 * @param resource the verdict names it
 * @param input its name, such as `multiAz`
 * @param holds as in {@link judge}
 * @param says what has to be, without the value
 * @returns nothing where the value is right
 */
export function judgeInput(
  resource: PolicyResource,
  input: string,
  holds: (value: unknown) => boolean,
  says: string,
): Verdict[] {
  return judge(resource, Reading.of(resource.props).at(input), holds, says);
}

/** Says that a resource breaks a policy, by one of its inputs or as a whole. */
export function broken(resource: PolicyResource, says: string, path = ""): Verdict {
  return { resource, path, kind: "broken", says };
}
