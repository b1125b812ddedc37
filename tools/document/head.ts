import type { Comparison, SettingChange } from "../compare/comparisonModel.ts";
import type { Plan } from "../plan/planModel.ts";
import type { Block } from "./blocks.ts";
import { policyNotice } from "./policyNotice.ts";
import { when } from "./when.ts";

/** The part above everything else: the title, what the stack is, and whether `pulumi up` will fail or be stopped. */
export function head(plan: Plan): Block[] {
  const {
    stack,
    decision: { what },
    comparison,
  } = plan;
  const failures = comparison?.failures ?? [];
  const [text, lead] = comparison
    ? [
        changeTitle(stack, comparison),
        `After the change: ${what}. Nothing is changed yet: this is what pulumi up would do.`,
      ]
    : [`GitLab on AWS: stack ${stack}`, `${what}. Nothing is deployed: this is what the program would build.`];
  return [
    { kind: "title", text, lead, whole: `npm run plan -- --stack ${stack} --format html` },
    ...when(failures.length > 0, { kind: "notice", severity: "danger", title: "pulumi up will fail", lines: failures }),
    ...policyNotice(plan),
  ];
}

/** Largest number of settings that a title names, and longest value in it, in characters. */
const [mostSettings, longestValue] = [2, 40] as const;

function changeTitle(stack: string, { against, settings }: Comparison): string {
  const fit =
    settings.length <= mostSettings &&
    settings.every(({ before = "", after = "" }) => Math.max(before.length, after.length) <= longestValue);
  return settings.length > 0 && fit
    ? `Change of stack ${stack}: ${settings.map(settingWords).join(", ")}`
    : `Change of stack ${stack} against ${against.replace(/^stack /, "")}`;
}

function settingWords({ key, before, after }: SettingChange): string {
  const shown = (value = "not set") =>
    key === "users" && /^\d+$/.test(value) ? Number(value).toLocaleString("en-US") : value;
  return `${key} ${shown(before)} → ${shown(after)}`;
}
