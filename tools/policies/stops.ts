import type { PolicyFinding } from "./policyModel.ts";

/** Whether a finding ends the plan with exit code 3, and stops `pulumi up`. */
export function stops({ level, excepted }: PolicyFinding): boolean {
  return level === "mandatory" && excepted === undefined;
}
