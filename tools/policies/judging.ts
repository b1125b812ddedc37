import type { Exception } from "../../policy/exceptions/exception.ts";
import { pack } from "../../policy/pack.ts";
import type { PackedPolicy } from "../../policy/packedPolicy.ts";

/** What a recording is judged by. */
export interface Judging {
  readonly pack: readonly PackedPolicy[];
  /** Those of the stack. */
  readonly exceptions: readonly Exception[];
  /** Decides whether an exception still holds. In UTC, as `2026-12-31`. */
  readonly today: string;
}

/** By every policy, for a stack without exceptions. */
export const withoutExceptions: Judging = { pack, exceptions: [], today: "" };
