import { planFacts } from "../plan/planFacts.ts";
import type { Plan } from "../plan/planModel.ts";
import { readStack } from "../plan/readStack.ts";
import { settingRows } from "../plan/settingRows.ts";
import { record } from "../recorder.ts";
import { freshProgram } from "../recorder/freshProgram.ts";
import type { Recording } from "../recorder/recording.ts";

/** Values of `--set`, by key. */
export type Sets = Readonly<Record<string, string>>;

/** A stack that was recorded, as `npm run plan` does it. */
interface PlannedStack {
  readonly recording: Recording;
  /** Its plan. */
  readonly plan: () => Plan;
}

const project = new URL("../..", import.meta.url);

/** A process has one runtime, so that stacks are recorded one after the other, and each of them once. */
const planned = new Map<string, Promise<PlannedStack>>();
let last: Promise<unknown> = Promise.resolve();

/** Records a stack of this project; the same one again is not recorded again. */
export function plannedStack(stack: string, sets: Sets = {}): Promise<PlannedStack> {
  const key = JSON.stringify([stack, sets]);
  const known = planned.get(key);
  if (known) return known;
  const now = last.then(() => recorded(stack, sets));
  planned.set(key, now);
  last = now.catch(() => undefined);
  return now;
}

async function recorded(stack: string, sets: Sets): Promise<PlannedStack> {
  const said = readStack({ stack, sets }, project);
  const recording = await record(() => freshProgram(new URL("index.ts", project)), {
    ...said.config,
    stack,
    computed: "references",
  });
  return { recording, plan: () => planFacts(stack, recording, { settings: settingRows(said) }) };
}
