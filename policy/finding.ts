import type { PackedPolicy } from "./packedPolicy.ts";
import type { Verdict } from "./verdict.ts";

/** What the pack has against a resource: a verdict, and what people have to know about its policy. */
export interface Finding extends Pick<PackedPolicy, "severity" | "todo" | "frameworks"> {
  /** Name of the policy. */
  readonly policy: string;
  /** `advisory` for what cannot be judged before deployment, whatever the level of the policy is. */
  readonly level: PackedPolicy["level"];
  readonly kind: Verdict["kind"];
  readonly resource: Verdict["resource"];
  /** The input; empty for the resource as a whole. */
  readonly path: string;
  /** The rest of a sentence that begins with the resource. It never holds a value of an input. */
  readonly message: string;
}
