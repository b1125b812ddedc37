import { readExceptions } from "../../policy/exceptions/readExceptions.ts";
import { pack } from "../../policy/pack.ts";
import type { PackedPolicy } from "../../policy/packedPolicy.ts";
import { calendarDay } from "../../config/calendarDay.ts";
import { hasSameProgram } from "../against/hasSameProgram.ts";
import { against, type Against } from "../against/against.ts";
import { recordAgainst } from "../against/recordAgainst.ts";
import { approvalsOf } from "../approvals/approvalsOf.ts";
import { withApprovals } from "../approvals/withApprovals.ts";
import { compare } from "../compare/compare.ts";
import type { Comparison } from "../compare/comparisonModel.ts";
import { settingValues } from "../compare/settingValues.ts";
import type { Judging } from "../policies/judging.ts";
import { otherSide } from "../policies/otherSide.ts";
import { record } from "../recorder.ts";
import { freshProgram } from "../recorder/freshProgram.ts";
import type { Recording } from "../recorder/recording.ts";
import { readUsage } from "../usage/readUsage.ts";
import { planFacts } from "./planFacts.ts";
import type { Plan } from "./planModel.ts";
import type { PlanOptions } from "./planOptions.ts";
import { readStack } from "./readStack.ts";
import { settingRows, type SaidSettings } from "./settingRows.ts";
import { unsaidValues } from "./unsaidValues.ts";

/** What a plan is made from. */
export interface Sources {
  /** The project's folder, as a URL that ends in a slash. Files are found from there, whatever the working directory is. */
  readonly project: URL;
  /** Records what the plan is compared with. */
  readonly recordAgainst: typeof recordAgainst;
  /** The policies that judge the stack. */
  readonly pack: readonly PackedPolicy[];
  /** Decides whether approvals and exceptions still hold. */
  readonly now: Date;
}

/** A plan in the making: its parts, before anything is derived from them. */
interface MadePlan {
  readonly said: SaidSettings;
  /** The exceptions from policies that the stack has. */
  readonly exceptions: Judging["exceptions"];
  readonly recording: Recording;
  /** What it is compared with, as it was said, and what was recorded of that. */
  readonly against: Against | undefined;
  readonly before: Awaited<ReturnType<typeof recordAgainst>> | undefined;
  readonly comparison: Comparison | undefined;
  /**
   * Derives the plan. It may fail although the comparison has something to say.
   *
   * @throws NoResourcesError if the program registers nothing
   */
  readonly facts: () => Plan;
}

/** This project, another process for what the plan is compared with, and every policy. */
export const usualSources: Omit<Sources, "now"> = { project: new URL("../..", import.meta.url), recordAgainst, pack };

/**
 * Records a stack, and what it is compared with.
 *
 * @param options which stack, with which values, compared with what
 * @param sources the project
 * @param progress `say` is called with a message before a step that takes some time, `end` when everything is recorded
 * @throws StackFileError, ExceptionsError, UsageFileError, UsageError, AgainstError, or what the program throws
 */
export async function makePlan(
  options: Pick<PlanOptions, "stack" | "sets" | "against" | "usage">,
  { project, recordAgainst: recordOther, pack: policies, now }: Sources,
  progress: () => { readonly say: (text: string) => void; readonly end: () => void },
): Promise<MadePlan> {
  const { stack } = options;
  const said = readStack(options, project);
  const { config } = said;
  const judging: Judging = {
    pack: policies,
    exceptions: readExceptions(
      project,
      stack,
      policies.map(({ name }) => name),
    ),
    today: calendarDay(now),
  };
  const usage = options.usage === undefined ? undefined : { file: options.usage, said: readUsage(options.usage) };
  const other = options.against === undefined ? undefined : against(options.against, project);
  const shown = progress();
  const [recording, base] = await Promise.all([
    record(() => freshProgram(new URL("index.ts", project)), { ...config, stack, computed: "references" }),
    other && recordOther(other, stack, project, shown.say),
  ]).finally(shown.end);
  // Another revision may have other defaults.
  const sideOf = (one: typeof config) => ({
    settings: settingValues(one),
    ...(other?.kind === "stackFile" ? { unsaid: unsaidValues(stack, one) } : {}),
  });
  const comparison =
    base &&
    withApprovals(
      compare(
        base.label,
        { recording: base.recording, ...sideOf(base.config), judging: otherSide(base.exceptions, judging) },
        { recording: plain(recording), ...sideOf(config), judging },
        other !== undefined && hasSameProgram(other, project),
      ),
      approvalsOf(stack, config),
      calendarDay(now),
      other?.kind === "revision" ? approvalsOf(stack, base.config) : [],
    );
  const facts = () => planFacts(stack, recording, { settings: settingRows(said), comparison, usage, judging });
  return { said, exceptions: judging.exceptions, recording, against: other, before: base, comparison, facts };
}

/** Makes data equal to data that came from another process. */
function plain<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data;
}
