import assert from "node:assert/strict";
import { checkShape } from "../../config/checkShape.ts";
import type { Complain } from "../../config/problem.ts";

/** The keys that a rule complains about, in order. */
export function complaints(check: (complain: Complain) => unknown): string[] {
  const keys: string[] = [];
  check((key) => keys.push(key));
  return keys;
}

/** A group of the stack file with its defaults, as rules get it. */
export const group = <Name extends Parameters<typeof checkShape>[0]>(name: Name, value: unknown) =>
  checkShape<Name>(name, value, (key) => assert.fail(key));

/** Which of some values a rule accepts. */
export function taken<Value>(values: readonly Value[], check: (value: Value, complain: Complain) => unknown): Value[] {
  return values.filter((value) => complaints((complain) => check(value, complain)).length === 0);
}
