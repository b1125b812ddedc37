import type { Control } from "./securityModel.ts";

/**
 * A control that holds exactly if an input has a value. An input that only AWS knows is not judged.
 *
 * @param aspect the column of the control
 * @param value of the input
 * @param expected values with which it holds; texts stand for booleans where AWS takes them as texts
 * @param yes what it then says
 * @param no what it says otherwise
 */
export function judged(
  aspect: Control["aspect"],
  value: unknown,
  expected: readonly unknown[],
  yes: string,
  no: string,
): Control {
  if (expected.includes(value)) return { aspect, holds: "yes", says: yes };
  if (typeof value === "string" && value.includes("›"))
    return { aspect, holds: "said", says: "known after deployment" };
  return { aspect, holds: "no", says: no };
}
