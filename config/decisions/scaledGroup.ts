import type { ScaledRole } from "../scaledRole.ts";
import type { GroupPlan } from "./groupPlan.ts";

/** A group, and the machine of its nodes. */
export interface ScaledGroup extends GroupPlan {
  readonly role: ScaledRole;
  readonly vcpu: number;
  readonly memoryGiB: number;
}
