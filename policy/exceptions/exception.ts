/** A finding that a stack may have until a day. */
export interface Exception {
  /** Name of the policy. */
  readonly policy: string;
  /** Logical name of the resource. */
  readonly resource: string;
  /** Why it is acceptable, as a sentence. */
  readonly reason: string;
  /** The last day of the exception, in UTC, as `2026-12-31`. */
  readonly lastDay: string;
  /** Where it is said: `exceptions.prod.yaml, line 4`. */
  readonly place: string;
}
