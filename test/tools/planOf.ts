import { planFacts } from "../../tools/plan/planFacts.ts";
import type { Plan } from "../../tools/plan/planModel.ts";
import { readStack } from "../../tools/plan/readStack.ts";
import { settingRows } from "../../tools/plan/settingRows.ts";
import { recordStack } from "../components/recordStack.ts";

const project = new URL("../..", import.meta.url);

/**
 * The plan of a stack of this project, as the command makes it.
 *
 * @param stack whose stack file is read
 * @param sets values that override it
 * @param record who records it; default: recordings of this process
 */
export async function planOf(
  stack: string,
  sets: Readonly<Record<string, string>> = {},
  record: typeof recordStack = recordStack,
): Promise<Plan> {
  const recording = await record(stack, sets, "references");
  return planFacts(stack, recording, { settings: settingRows(readStack({ stack, sets }, project)) });
}
