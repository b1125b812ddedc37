import { compare } from "../../tools/compare/compare.ts";
import type { Plan } from "../../tools/plan/planModel.ts";
import { recordEdited } from "../compare/recordEdited.ts";
import { planOf } from "./planOf.ts";

type Sets = Readonly<Record<string, string>>;

/**
 * The plan of a stack of this project, compared with another version of its stack file.
 *
 * @param stack whose stack file is read
 * @param before earlier values that override it
 * @param after current values that override it
 * @param label what it is compared with, in words
 */
export async function comparedPlan(
  stack: string,
  before: Sets,
  after: Sets,
  label = "the one before",
): Promise<Plan & Required<Pick<Plan, "comparison">>> {
  const [old, present] = [await recordEdited(stack, before), await recordEdited(stack, after)];
  return { ...(await planOf(stack, after)), comparison: compare(label, old, present) };
}
