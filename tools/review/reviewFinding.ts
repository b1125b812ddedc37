/** What a policy has against a resource, from the engine or from the plan. */
export interface ReviewFinding {
  /** Name of the policy. */
  readonly policy: string;
  readonly level: "mandatory" | "advisory";
  readonly severity: "low" | "medium" | "high" | "critical";
  /** `unknown`: nobody can say before deployment. */
  readonly kind: "broken" | "unknown";
  /** Logical name. */
  readonly resource: string;
  /** Type token. */
  readonly type: string;
  readonly urn: string;
  /** The rest of a sentence that begins with the resource. It holds no value. */
  readonly message: string;
  /** What to do, as a sentence; empty: not known. */
  readonly todo: string;
  /** The last day of the exception that it falls under; absent: it has none. */
  readonly exceptedUntil: string | undefined;
}

/** Whether a finding ends a review with exit code 3, and stops `pulumi up`. */
export function stopsDeployment({ level, exceptedUntil }: Pick<ReviewFinding, "level" | "exceptedUntil">): boolean {
  return level === "mandatory" && exceptedUntil === undefined;
}
